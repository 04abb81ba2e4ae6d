import { type AddressInfo, connect, createServer } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareHost, isPrivateAddress, isPrivateHost, privateAddressCode, publicLookup } from './addresses.ts'

describe('isPrivateAddress', () => {
  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fdff::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::10.0.0.1',
    '64:ff9b::10.0.0.1',
    '2002:a00:1::',
  ])('%s', address => expect(isPrivateAddress(address)).toBe(true))

  it.each([
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '169.253.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '2001:db8::1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:808:808::',
  ])('not %s', address => expect(isPrivateAddress(address)).toBe(false))

  it('judges an IPv4 address the same however it is wrapped', () => {
    fc.assert(
      fc.property(fc.ipV4(), address => {
        const wrapped = [`::ffff:${address}`, `::${address}`, `64:ff9b::${address}`].map(isPrivateAddress)
        const isLocalHost = address.startsWith('0.0.0.')
        if (!isLocalHost) expect(wrapped).toEqual([0, 0, 0].map(() => isPrivateAddress(address)))
      }),
    )
  })
})

describe('hosts', () => {
  it('reads addresses and the names of this machine', () => {
    expect(['127.0.0.1', '[::1]', 'LOCALHOST', 'localhost.', 'a.localhost'].filter(isPrivateHost)).toHaveLength(5)
    expect(['8.8.8.8', 'localhost.example', 'example.se'].filter(isPrivateHost)).toEqual([])
    expect(bareHost('[FE80::1]')).toBe('fe80::1')
  })
})

describe('publicLookup', () => {
  it('stops a connection to a name that leads to this machine, when it connects and not before', async () => {
    const server = createServer(socket => socket.end('reached'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const outcome = await new Promise(resolve => {
      connect({ host: 'localhost', port, lookup: publicLookup }).on('data', resolve).on('error', resolve)
    })
    await new Promise(resolve => server.close(resolve))
    expect(outcome).toMatchObject({ code: privateAddressCode })
  })
})
