/**
 * Where invented people live: real wards of Thurrock, so that the picture is the borough's, with invented streets and
 * postcodes that cannot exist.
 */
import type { Chance } from './chance.ts'

export type District = 'RM15' | 'RM16' | 'RM17' | 'RM18' | 'RM19' | 'RM20'

export type Place = { readonly ward: string; readonly town: string; readonly district: District }

export const places: readonly Place[] = [
  { ward: 'Aveley and Uplands', town: 'Aveley', district: 'RM15' },
  { ward: 'Belhus', town: 'South Ockendon', district: 'RM15' },
  { ward: 'Ockendon', town: 'South Ockendon', district: 'RM15' },
  { ward: 'Chafford and North Stifford', town: 'Chafford Hundred', district: 'RM16' },
  { ward: 'Chadwell St Mary', town: 'Chadwell St Mary', district: 'RM16' },
  { ward: 'Little Thurrock Blackshots', town: 'Grays', district: 'RM16' },
  { ward: 'Orsett', town: 'Orsett', district: 'RM16' },
  { ward: 'Stifford Clays', town: 'Grays', district: 'RM16' },
  { ward: 'Grays Riverside', town: 'Grays', district: 'RM17' },
  { ward: 'Grays Thurrock', town: 'Grays', district: 'RM17' },
  { ward: 'Little Thurrock Rectory', town: 'Grays', district: 'RM17' },
  { ward: 'East Tilbury', town: 'East Tilbury', district: 'RM18' },
  { ward: 'Tilbury Riverside and Thurrock Park', town: 'Tilbury', district: 'RM18' },
  { ward: 'Tilbury St Chads', town: 'Tilbury', district: 'RM18' },
  { ward: 'West Thurrock and South Stifford', town: 'Purfleet-on-Thames', district: 'RM19' },
  { ward: 'West Thurrock and South Stifford', town: 'West Thurrock', district: 'RM20' },
]

/** The Post Office uses none of these in the second part of a postcode, so 'RM17 4VK' is nobody's. */
const neverUsed = Array.from('CIKMOV')

export function inventPostcode(by: Chance, district: District): string {
  return `${district} ${by.between(0, 9)}${by.oneOf(neverUsed)}${by.oneOf(neverUsed)}`
}
