/**
 * Loaded before a program that is run apart: no way to connect, to listen or to look up a name is left. Node's own fence keeps files, programs and
 * addons from it, and from version 25 on the network too; until then this does.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

function refuse(): never {
  throw new Error('what is run apart has no network')
}

function close(holder: object, name: string): void {
  Object.defineProperty(holder, name, { value: refuse, writable: false, configurable: false })
}

// Every protocol of Node's, fetch and sockets of the file system among them, comes down to these.
close(net.Socket.prototype, 'connect')
close(net.Server.prototype, 'listen')
for (const name of ['bind', 'connect', 'send']) close(dgram.Socket.prototype, name)
for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(holder).filter((one) => /^(lookup|resolve|reverse)/u.test(one)))
    close(holder, name)
syncBuiltinESMExports()
