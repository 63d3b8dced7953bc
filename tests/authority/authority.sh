#!/bin/sh
# Time-stamping authorities for tests, with keys and certificates made on the spot.
#
#   authority.sh setup DIR                     makes them
#   authority.sh reply DIR NAME QUERY OUT      NAME's reply to a request (both DER)
#   authority.sh sign DIR NAME TSTINFO OUT     a bare token of NAME over a TSTInfo of any content and time
#   authority.sh statement TOKEN OUT           the TSTInfo of a token
#
# root and other are two roots; intermediate is under root. Under intermediate: good, second (names its certificate by
# SHA-1), expired (2015), early (2090), plain (without extended key usage), soft (its usage not critical), wide (for TLS
# servers too), sha1 (signs over SHA-1), brief (ends 30 days from now), and good's double: same key, name and serial number, another certificate. Under
# other: stranger.
set -eu

new_key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" 2>/dev/null ||
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" 2>/dev/null; }

write_configuration() {
  cat >"$1" <<END
[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = issued
serial = serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
organizationName = optional
[req]
distinguished_name = name
prompt = no
[name]
commonName = unused
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[stamps]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
[soft]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = timeStamping
[wide]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping,serverAuth
END
}

# NAME ISSUER EXTENSIONS START END: a certificate; ISSUER of a root is itself.
issue() {
  test -e "$1.key" || new_key "$1"
  openssl req -new -config ca.cnf -key "$1.key" -subj "/O=Test/CN=$1" -out "$1.csr"
  self=''
  test "$1" = "$2" && self=-selfsign || self="-cert $2.pem"
  # shellcheck disable=SC2086
  openssl ca -batch -config ca.cnf $self -keyfile "$2.key" -in "$1.csr" -out "$1.pem" -notext \
    -extensions "$3" -startdate "$4" -enddate "$5" 2>/dev/null
}

setup() {
  mkdir -p "$1/issued"
  cd "$1"
  : >index.txt
  echo 1000 >serial
  write_configuration ca.cnf
  long='20000101000000Z 20890101000000Z'
  issue root root authority $long
  issue intermediate root authority $long
  issue other other authority $long
  issue good intermediate stamps $long
  issue second intermediate stamps $long
  issue expired intermediate stamps 20140101000000Z 20150101000000Z
  issue early intermediate stamps 20900101000000Z 20910101000000Z
  issue plain intermediate plain $long
  issue soft intermediate soft $long
  issue wide intermediate wide $long
  issue stranger other stamps $long
  issue sha1 intermediate stamps $long
  issue brief intermediate stamps 20000101000000Z "$(date -u -d '30 days' +%Y%m%d%H%M%SZ)"
  serial=$(openssl x509 -in good.pem -noout -serial | cut -d= -f2)
  cp good.key double.key
  openssl x509 -req -in good.csr -CA intermediate.pem -CAkey intermediate.key -set_serial "0x$serial" -days 400 \
    -extfile ca.cnf -extensions stamps -out double.pem 2>/dev/null
  echo 01 >stamps
}

write_stamping() {
  digest=sha256
  test "$1" != sha1 || digest=sha1
  names=sha256
  test "$1" != second || names=sha1
  cat >"$1.cnf" <<END
[tsa]
default_tsa = here
[here]
serial = stamps
signer_cert = $1.pem
certs = intermediate.pem
signer_key = $1.key
signer_digest = $digest
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha384, sha512
accuracy = secs:1, millisecs:500, microsecs:100
tsa_name = yes
ess_cert_id_alg = $names
END
}

reply() {
  cd "$1"
  write_stamping "$2"
  openssl ts -reply -config "$2.cnf" -queryfile "$3" -out "$4" 2>/dev/null
}

sign() {
  cd "$1"
  openssl cms -sign -binary -nodetach -outform DER -econtent_type 1.2.840.113549.1.9.16.1.4 -cades -md sha256 \
    -in "$3" -signer "$2.pem" -inkey "$2.key" -out "$4"
}

statement() { openssl cms -verify -noverify -inform DER -in "$1" -out "$2" 2>/dev/null; }

command=$1
shift
"$command" "$@"
