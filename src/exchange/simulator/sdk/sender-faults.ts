import type { Letter } from '../notify.ts'
import type { Fault } from '../ss12000/fault.ts'
import { envelopeFaults } from './envelope-faults.ts'
import { messageFaults } from './message-faults.ts'
import { sending } from './sending-fault.ts'

const untold = 'Of an envelope that cannot be read nothing else is known.'

/** The same letter once more, when its answer has a word. */
const resent =
  (word: string): ((letter: Letter) => Letter) =>
  letter => ({
    ...letter,
    next: answer => {
      const { next: _, ...again } = letter
      return answer.includes(word) ? again : undefined
    },
  })

const ofSending: Readonly<Record<string, Fault>> = {
  'sent-after-accepted': {
    ...sending('SDK-S01', 'Ett meddelande sänds igen efter ACCEPTED.', 'A message is sent again after ACCEPTED.'),
    notices: letters => letters.map(resent('ACCEPTED')),
    also: { 'SDK-S03': 'What is sent again comes where the answer is waited for.' },
  },
  'sent-after-rejected': {
    ...sending(
      'SDK-S01',
      'Ett avvisat meddelande sänds igen med samma id.',
      'A rejected one is sent with the same id.',
    ),
    notices: letters => letters.map(resent('REJECTED')),
  },
  'one-id-for-all': sending('SDK-S01', 'Alla meddelanden har samma id.', 'All messages have one id.', text => {
    const [, own = ''] = /<b:ID>(.*?)<\/b:ID>/.exec(text) ?? []
    return text.replaceAll(own, 'cafe0000-0000-4000-8000-000000000001')
  }),
  'thread-of-its-own': sending(
    'SDK-S02',
    'En ny konversation har ett annat id än meddelandet.',
    'A new conversation has another id than the message.',
    text =>
      text.replace(
        /(<m:conversationId>).*?(<\/m:conversationId>\n<m:label>)/,
        '$1cafe0000-0000-4000-8000-000000000002$2',
      ),
  ),
  'answer-without-reference': sending(
    'SDK-S03',
    'Ett svar anger inte vad det besvarar.',
    'An answer refers to nothing.',
    text => text.replace(/<m:refToMessageId>.*<\/m:refToMessageId>\n/, ''),
  ),
  'no-envelope': sending('SDK-S08', 'Meddelandet saknar kuvert.', 'The message has no envelope.', text =>
    text.replace(/^.*<a:PayloadContent>/s, '').replace(/<\/a:PayloadContent>.*$/s, ''),
  ),
  'nothing-sent': {
    ...sending('SDK-S08', 'Inget sänds.', 'Nothing is sent.'),
    notices: () => [],
  },
  'sent-as-text': {
    ...sending('SDK-S08', 'Kuvertet sänds som text.', 'The envelope is sent as plain text.'),
    notices: letters => letters.map(letter => ({ ...letter, type: 'text/plain' })),
  },
  'cut-short': sending(
    'SDK-XML',
    'Kuvertet slutar för tidigt.',
    'The envelope ends too early.',
    text => text.slice(0, -30),
    {
      'SDK-S08': untold,
    },
  ),
}

/** Everything that the sender can be told to do wrong, by id. */
export const sdkSenderFaults: Readonly<Record<string, Fault>> = { ...ofSending, ...envelopeFaults, ...messageFaults }
