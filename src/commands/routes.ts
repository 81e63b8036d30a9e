import { Command } from 'commander'
import pino from 'pino'
import { readConfig } from '../config.ts'
import { openBesides } from '../installation.ts'
import { mailOf } from '../jobs.ts'
import { buildWeb } from '../main.ts'
import { say } from './saying.ts'

/** `./causeway routes`: every route, who may use it, and whether it shows personal data. */
export function routesCommand(): Command {
  return new Command('routes')
    .description('Lists every route: method, path, roles, whether it shows personal data.')
    .option('--json', 'print JSON instead of words')
    .action(async (options: { json?: boolean }) => {
      const config = readConfig(process.env)
      const installation = await openBesides(config)
      try {
        const app = await buildWeb({
          config,
          installation,
          mail: mailOf(config, installation),
          log: pino({ level: 'silent' }),
        })
        const routes = app.routeList()
        await app.close()
        if (options.json === true) say(JSON.stringify(routes))
        else
          for (const route of routes)
            say(
              `${route.method.padEnd(6)} ${route.path}  ${route.roles.join(', ')}${route.personal ? '  personal' : ''}`,
            )
      } finally {
        await installation.close()
      }
    })
}
