import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contracts } from '../exchange/simulator/rivta-sip/records.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'

export type Contract = keyof typeof contracts

const schemas: Readonly<Record<Contract, string>> = {
  PingForConfiguration: 'ping.xsd',
  GetCarePlans: 'plans.xsd',
  GetCareServices: 'services.xsd',
}

export const registry = 'urn:riv:itintegration:registry:1'

/** A contract at an address. The package takes the first part of a message for its body, so here LogicalAddress is the second. */
export function wsdl(name: Contract, address: string): string {
  const { namespace } = contracts[name]
  const own = `${namespace.replace(/Responder(:\d+)$/, '$1')}:rivtabp21`
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:q="${namespace}" xmlns:tns="${own}" xmlns:itr="${registry}" name="${name}Interaction" targetNamespace="${own}">
<wsdl:documentation>For a test.</wsdl:documentation>
<wsdl:types><xs:schema targetNamespace="${own}"><xs:import namespace="${namespace}" schemaLocation="${schemas[name]}"/><xs:import namespace="${registry}" schemaLocation="itintegration_registry_1.0.xsd"/></xs:schema></wsdl:types>
<wsdl:message name="${name}Request"><wsdl:part name="parameters" element="q:${name}"/><wsdl:part name="LogicalAddress" element="itr:LogicalAddress"/></wsdl:message>
<wsdl:message name="${name}Response"><wsdl:part name="parameters" element="q:${name}Response"/></wsdl:message>
<wsdl:portType name="${name}ResponderInterface"><wsdl:operation name="${name}"><wsdl:input message="tns:${name}Request"/><wsdl:output message="tns:${name}Response"/></wsdl:operation></wsdl:portType>
<wsdl:binding name="${name}ResponderBinding" type="tns:${name}ResponderInterface"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/><wsdl:operation name="${name}"><soap:operation soapAction="${namespace}:${name}" style="document"/><wsdl:input><soap:header use="literal" message="tns:${name}Request" part="LogicalAddress"/><soap:body use="literal" parts="parameters"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
<wsdl:service name="${name}ResponderService"><wsdl:port name="${name}ResponderPort" binding="tns:${name}ResponderBinding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`
}

/** Contracts that SOAP tools of others read, in a folder. */
export function contractsIn(folder: string) {
  return {
    /** Writes a contract beside its schemas, and gives its path. */
    file: (name: Contract, address: string): string => {
      const path = join(folder, `${name}.wsdl`)
      writeFileSync(path, wsdl(name, address))
      return path
    },
    /** Writes the schemas. */
    write: async (world: World): Promise<void> => {
      const { resources } = await loadProfile(world, 'rivta-sip')
      for (const name of ['ping.xsd', 'plans.xsd', 'services.xsd', 'care.xsd']) {
        writeFileSync(join(folder, name), resources.get(`resources/${name}`)?.text ?? '')
      }
      const element = '<xs:element name="LogicalAddress" type="xs:string"/>'
      const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${registry}">${element}</xs:schema>`
      writeFileSync(join(folder, 'itintegration_registry_1.0.xsd'), schema)
    },
  }
}
