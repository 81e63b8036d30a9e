/**
 * Ending without cutting anybody off, and without waiting for nobody. Node closes connections between two requests by itself, but not
 * one on which nothing was ever asked: browsers open such ahead of need, and one of them would hold a stop for as long as its tab is open.
 */
import type { Socket } from 'node:net'
import { times } from './limits.ts'
import type { App } from './web.ts'

export function addDraining(app: App): void {
  const open = new Set<Socket>()
  app.server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })

  let deadline: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    // Whoever is still sending or taking an answer has as long as any request has; no longer.
    deadline = setTimeout(() => {
      app.server.closeAllConnections()
    }, times.requestMs + times.answerMs)
  })
  app.addHook('onClose', async () => {
    clearTimeout(deadline)
  })
}
