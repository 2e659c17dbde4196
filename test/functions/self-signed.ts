import { generateKeyPairSync, sign } from 'node:crypto';

const HOUR_MS = 3_600_000;

/** A key and a certificate for `localhost`, signed by itself, good for a day or as long as is asked for: for a test server that must speak HTTPS. */
export function selfSigned(hours = 24): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = seq(tlv(0x31, seq(oid(0x55, 0x04, 0x03), tlv(0x0c, Buffer.from('localhost')))));
  const ecdsaWithSha256 = seq(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const now = Date.now();
  const extensions = seq(
    // basicConstraints: it is its own authority
    seq(
      oid(0x55, 0x1d, 0x13),
      tlv(0x01, Buffer.from([0xff])),
      tlv(0x04, seq(tlv(0x01, Buffer.from([0xff])))),
    ),
    // subjectAltName: DNS localhost
    seq(oid(0x55, 0x1d, 0x11), tlv(0x04, seq(tlv(0x82, Buffer.from('localhost'))))),
  );
  const body = seq(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))), // version 3
    tlv(0x02, Buffer.from([1])), // serial number
    ecdsaWithSha256,
    name,
    seq(time(now - 2 * HOUR_MS), time(now + hours * HOUR_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const der = seq(body, ecdsaWithSha256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** One value of DER (X.690): its kind, its length, itself. */
function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const lengthBytes =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), value]);
}

function seq(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function oid(...bytes: readonly number[]): Buffer {
  return tlv(0x06, Buffer.from(bytes));
}

function time(ms: number): Buffer {
  return tlv(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}
