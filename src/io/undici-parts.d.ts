// The parts of undici that are loaded one by one: its index brings fetch, WebSocket and mocks along, which nearly doubles
// the time of a first request (docs/decisions). The package has no types for its parts.
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici'
  export default Pool
}
declare module 'undici/lib/dispatcher/proxy-agent.js' {
  import { ProxyAgent } from 'undici'
  export default ProxyAgent
}
declare module 'undici/lib/api/api-connect.js' {
  import { connect } from 'undici'
  export default connect
}
declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici'
  export default buildConnector
}
