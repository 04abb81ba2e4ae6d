import java.io.File;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * What a validator of e-invoices on a JVM does and nothing more: XML Schema by Xerces, the official XSLT by Saxon-HE, the
 * result as a tree. Real ones build reports too, so this is a lower bound of their time.
 */
public final class SaxonPeer {
  private final Processor processor = new Processor(false);
  private final List<XsltExecutable> rules = new ArrayList<>();
  private final Schema schema;

  private SaxonPeer(String xslts, String xsd) throws Exception {
    for (String xslt : xslts.split(",")) rules.add(processor.newXsltCompiler().compile(new StreamSource(new File(xslt))));
    schema = xsd.isEmpty() ? null : SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema").newSchema(new File(xsd));
  }

  private XdmNode judge(File file) throws Exception {
    if (schema != null) schema.newValidator().validate(new StreamSource(file));
    XdmNode document = processor.newDocumentBuilder().build(new StreamSource(file));
    XdmNode result = null;
    for (XsltExecutable executable : rules) {
      XsltTransformer transformer = executable.load();
      XdmDestination svrl = new XdmDestination();
      transformer.setInitialContextNode(document);
      transformer.setDestination(svrl);
      transformer.transform();
      result = svrl.getXdmNode();
    }
    return result;
  }

  /** Arguments: XSLTs with commas between, XSD or "", file or folder, and for warm times how many warm-ups and rounds of how many runs. */
  public static void main(String[] args) throws Exception {
    SaxonPeer peer = new SaxonPeer(args[0], args[1]);
    File given = new File(args[2]);
    if (args.length == 3) {
      List<File> files = new ArrayList<>(given.isDirectory() ? Arrays.asList(given.listFiles()) : Arrays.asList(given));
      int fired = 0;
      for (File file : files) fired += peer.judge(file).axisIterator(net.sf.saxon.s9api.Axis.CHILD).hasNext() ? 1 : 0;
      System.out.println(fired);
      return;
    }
    int warmUps = Integer.parseInt(args[3]);
    int rounds = Integer.parseInt(args[4]);
    int times = Integer.parseInt(args[5]);
    for (int run = 0; run < warmUps; run += 1) peer.judge(given);
    // Processor time of all threads: the clock would measure who else uses the machine.
    OperatingSystemMXBean clock = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double[] milliseconds = new double[rounds];
    for (int round = 0; round < rounds; round += 1) {
      long start = clock.getProcessCpuTime();
      for (int run = 0; run < times; run += 1) peer.judge(given);
      milliseconds[round] = (clock.getProcessCpuTime() - start) / 1e6 / times;
    }
    Arrays.sort(milliseconds);
    System.out.println(milliseconds[rounds / 2]);
  }
}
