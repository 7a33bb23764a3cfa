# What the tutorial's calls share, and the preparation that others do. Source it with bash: . docs/tutorial/prelude.sh
# Needs curl and jq. Variables: TOKEN_ENDPOINT, REGISTRATION_URL, EXAM_URL and SUBSIDY_URL, by default those of ./run;
# SKILLCERT_<CLIENT>_CLIENT_SECRET, as deploy/new-env names them, by default "any", which the issuer of ./run accepts; TRACEPARENT, the
# W3C trace context of all calls, by default none.

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -z "${TOKEN_ENDPOINT:-}" ]; then
  TOKEN_ENDPOINT=$(cat "$here/../../.skillcert/tokens/token-endpoint") || {
    echo "tutorial: nothing is running. Start ./run, wait until it says 'Press Ctrl-C', and start this in another terminal." >&2
    exit 1
  }
fi
REGISTRATION_URL=${REGISTRATION_URL:-http://localhost:8081}
EXAM_URL=${EXAM_URL:-http://localhost:8082}
SUBSIDY_URL=${SUBSIDY_URL:-http://localhost:8083}
PATIENCE=120 # seconds until an event of one service has arrived in another

declare -A tokens
workspace=$(mktemp -d)
trap 'rm -rf "$workspace"' EXIT
current=preparation answer='' status='' etag=''

fail() { echo "tutorial: $*" >&2; exit 1; }
step() { printf '\n%2d. %s\n' "$1" "$2"; current="call $1, $2"; }
meanwhile() { printf '    meanwhile: %s\n' "$1"; current="meanwhile, $1"; }

# Sends a request and sets answer, status and etag: request CLIENT METHOD URL [arguments of curl]. The client nobody has no token.
request() {
  local client=$1 method=$2 url=$3
  local arguments=(--silent --show-error --max-time 60 --request "$method" --header 'Accept-Language: en')
  shift 3
  if [[ " $* " == *" --data"* && " $* " != *Content-Type:* ]]; then arguments+=(--header 'Content-Type: application/json'); fi
  if [ "$method" = POST ] && [ "$client" != nobody ]; then arguments+=(--header "Idempotency-Key: tutorial-$(date +%s)-$RANDOM-$RANDOM"); fi
  if [ -n "${TRACEPARENT:-}" ]; then arguments+=(--header "traceparent: $TRACEPARENT"); fi
  if [ "$client" != nobody ]; then
    if [ -z "${tokens[$client]:-}" ]; then fetch_token "$client"; fi
    arguments+=(--header "Authorization: Bearer ${tokens[$client]}")
  fi
  status=$(curl "${arguments[@]}" "$@" --dump-header "$workspace/headers" --output "$workspace/answer" --write-out '%{http_code}' "$url") \
    || fail "$current: $method $url was not answered"
  answer=$(cat "$workspace/answer")
  etag=$(sed -n 's/^[Ee][Tt][Aa][Gg]: *\([^[:cntrl:]]*\).*/\1/p' "$workspace/headers")
}

# Prints the secret of a client: that of exam-officer.2 is in SKILLCERT_EXAM_OFFICER_2_CLIENT_SECRET.
client_secret() {
  local variable=SKILLCERT_${1^^}_CLIENT_SECRET
  variable=${variable//[^A-Z0-9_]/_}
  printf '%s' "${!variable:-any}"
}

fetch_token() {
  local fetched
  fetched=$(curl --silent --show-error --fail --data "grant_type=client_credentials&client_id=$1&client_secret=$(client_secret "$1")" "$TOKEN_ENDPOINT") \
    || fail "$current: no token for $1 from $TOKEN_ENDPOINT"
  tokens[$1]=$(jq --raw-output .access_token <<<"$fetched")
}

# Prints the account of a client, which is the subject of its token.
account_of() {
  if [ -z "${tokens[$1]:-}" ]; then fetch_token "$1"; fi
  jq --raw-input --raw-output 'split(".")[1] | gsub("-"; "+") | gsub("_"; "/") | @base64d | fromjson | .sub' <<<"${tokens[$1]}"
}

# Makes a call and prints it: call EXPECTED_STATUS CLIENT METHOD URL [arguments of curl]. Any other answer ends the tutorial.
call() {
  local expected=$1 path
  shift
  path=/${3#*://*/}
  request "$@"
  if [ "$status" != "$expected" ]; then
    fail "$current: $2 $path as $1 was answered $status, not $expected: $answer"
  fi
  printf '    %s %s as %s: %s\n' "$2" "$path" "$1" "$status"
}

# Repeats a call until its answer is 200 and the filter of jq is true for it: await WHAT FILTER CLIENT METHOD URL [arguments of curl]
await() {
  local what=$1 filter=$2 end=$((SECONDS + PATIENCE))
  shift 2
  printf '    waiting until %s: %s %s as %s\n' "$what" "$2" "/${3#*://*/}" "$1"
  request "$@"
  until [ "$status" = 200 ] && jq --exit-status "$filter" <<<"$answer" > /dev/null; do
    [ "$SECONDS" -lt "$end" ] || fail "$current: waited $PATIENCE s until $what; the last answer was $status: $answer"
    sleep 0.3
    request "$@"
  done
}

# A field of the last answer: field .id
field() { jq --exit-status --raw-output "$1" <<<"$answer" || fail "$current: there is no $1 in $answer"; }
# Prints the essential part of the last answer, and ends the tutorial unless a condition holds: show '{id, status}' '.status == "PAID"'
show() {
  printf '    %s\n' "$(jq --compact-output "$1" <<<"$answer")"
  jq --exit-status "${2:-true}" <<<"$answer" > /dev/null || fail "$current: expected $2 in $answer"
}

# The day that is some days after another one: day_after 2025-08-20 7
day_after() { jq --null-input --raw-output --arg day "$1" "\$day | strptime(\"%Y-%m-%d\") | mktime + 86400 * $2 | strftime(\"%Y-%m-%d\")"; }

# Moves the business clock of the sandbox, in all three services: clock 2025-08-20 09:00
clock() {
  local url
  meanwhile "it is $1, $2"
  for url in "$REGISTRATION_URL" "$EXAM_URL" "$SUBSIDY_URL"; do
    call 200 operator PUT "$url/v1/sandbox/clock" --data "{\"now\": \"$1T$2:00+08:00\"}" > /dev/null
  done
}

# Makes up a person whose resident number has the region code 990000, which does not exist, and a right check digit.
invent_person() {
  local weights=(7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2) sum=0 i
  name=林晓
  birth_date=$(day_after 1985-01-01 $((RANDOM % 7000)))
  number=990000${birth_date//-/}$(printf '%03d' $((RANDOM % 1000)))
  for i in "${!weights[@]}"; do sum=$((sum + ${number:i:1} * ${weights[i]})); done
  number=$number$(cut -c $((sum % 11 + 1)) <<<10X98765432)
  identity="\"identityType\": \"RESIDENT_ID\", \"identityNumber\": \"$number\""
}

# The second examiner of operational skills, and the attendance list of the site.
mark_by_others() {
  meanwhile "the exam office confirms the attendance list, and a second examiner marks the skills"
  call 200 exam-officer POST "$EXAM_URL/v1/exam-batches/$batch/attendance-confirmations" --data @- <<JSON
{"reason": "attendance list of the site", "sittings": [
  {"registrationId": "$registration", "subject": "THEORETICAL_KNOWLEDGE"},
  {"registrationId": "$registration", "subject": "OPERATIONAL_SKILLS"}]}
JSON
  call 200 examiner.2 POST "$EXAM_URL/v1/exam-batches/$batch/scores" --data @- <<JSON
{"scores": [{"registrationId": "$registration", "subject": "OPERATIONAL_SKILLS", "score": "81.00"}]}
JSON
}

# A registry has told the subsidy office that the person has social insurance in Shenzhen.
record_insurance() {
  meanwhile "the subsidy office records that the person has social insurance"
  call 200 subsidy-officer.2 POST "$SUBSIDY_URL/v1/register-facts" --data "{\"holders\": [{$identity, \"bases\": {\"SOCIAL_INSURANCE\": true}}]}"
}

# Raises the fund of a year, so that there is money for the subsidy.
appropriate() {
  local year=$1 fund
  meanwhile "the treasurer appropriates 5000 yuan to the fund of $year"
  call 200 treasurer GET "$SUBSIDY_URL/v1/funds"
  fund=$(jq --compact-output ".items | map(select(.year == $year and .line == \"SKILLS_UPGRADING\" and .version > 0)) | .[0] // empty" <<<"$answer")
  if [ -z "$fund" ]; then
    call 201 treasurer POST "$SUBSIDY_URL/v1/funds" --data "{\"year\": $year, \"line\": \"SKILLS_UPGRADING\", \"appropriated\": \"5000.00\"}"
  else
    call 200 treasurer PUT "$SUBSIDY_URL/v1/funds/$(jq --raw-output .id <<<"$fund")" --header "If-Match: \"$(jq .version <<<"$fund")\"" \
      --data "$(jq --compact-output '.appropriated | split(".") | {appropriated: "\((.[0] | tonumber) + 5000).\(.[1])"}' <<<"$fund")"
  fi
}

# The bank: reads the payment file (ISO 20022, pain.001) of a payment batch and reports that all payments are settled (pain.002).
settle() { # id of the payment batch
  local elements message payment
  meanwhile "the bank pays, and the treasurer brings its report"
  call 200 treasurer GET "$SUBSIDY_URL/v1/payment-batches/$1/file"
  elements=$(tr '<' '\n' <<<"$answer" | sed 's/^[A-Za-z0-9]*://')
  message=$(sed -n 's/^MsgId>//p' <<<"$elements" | head -1)
  {
    cat <<XML
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>TUTORIAL$(date +%s)</MsgId><CreDtTm>$(date -u +%Y-%m-%dT%H:%M:%SZ)</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>$message</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>$message</OrgnlPmtInfId>
XML
    for payment in $(sed -n 's/^EndToEndId>//p' <<<"$elements"); do
      echo "<TxInfAndSts><OrgnlEndToEndId>$payment</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>"
    done
    echo '</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>'
  } > "$workspace/report.xml"
  call 200 treasurer POST "$SUBSIDY_URL/v1/payment-batches/$1/bank-reports" --header 'Content-Type: application/xml' --data-binary "@$workspace/report.xml"
}

# What an integrator finds: an announced batch that takes registrations today, and examiners. Sets batch, commitment and the days.
prepare() {
  local examiner account id
  meanwhile "the offices prepare an exam batch and examiners"
  call 200 operator GET "$REGISTRATION_URL/v1/sandbox/clock"
  today=$(field '.now[:10]')
  first_exam_day=$(day_after "$today" 23) last_exam_day=$(day_after "$today" 24)
  clock "$today" 09:00
  call 201 registrar POST "$REGISTRATION_URL/v1/exam-batches" --data @- <<JSON
{"name": "tutorial $today", "occupationCode": "4-04-05-05", "levels": [5],
 "registrationFrom": "$today", "registrationTo": "$(day_after "$today" 7)", "reviewTo": "$(day_after "$today" 10)",
 "examFrom": "$first_exam_day", "examTo": "$last_exam_day"}
JSON
  batch=$(field .id)
  for examiner in examiner examiner.2; do
    account=$(account_of "$examiner")
    call 200 exam-officer GET "$EXAM_URL/v1/examiners?limit=200"
    id=$(jq --raw-output ".items[] | select(.account == \"$account\") | .id" <<<"$answer")
    [ -n "$id" ] || call 201 exam-officer POST "$EXAM_URL/v1/examiners" --data "{\"account\": \"$account\", \"institutionIds\": []}"
  done
  call 200 nobody GET "$REGISTRATION_URL/v1/commitment"
  commitment=$(field .version)
  invent_person
}
