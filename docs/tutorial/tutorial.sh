#!/usr/bin/env bash
# From token to paid subsidy in 15 calls: the blocks of docs/tutorial/README.md, which TutorialTest copies here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

. docs/tutorial/prelude.sh
prepare

step 1 "The training institution gets a token"
call 200 nobody POST "$TOKEN_ENDPOINT" --header 'Content-Type: application/x-www-form-urlencoded' \
  --data "grant_type=client_credentials&client_id=partner&client_secret=$(client_secret partner)"
tokens[partner]=$(field .access_token)
show '{token_type, expires_in}'

step 2 "The institution registers a person for level 5"
call 201 partner POST "$REGISTRATION_URL/v1/registrations" --data @- <<JSON
{"batchId": "$batch", "commitment": "$commitment", "application": {"level": 5,
  "holder": {"name": "$name", $identity},
  "facts": {"birthDate": "$birth_date", "trainings": [
    {"level": 5, "standardHours": 60, "completedOn": "$(day_after "$today" -10)", "qualifiedInstitution": true}]}}}
JSON
registration=$(field .id)
show '{status, eligible: .eligibility.eligible, routes: .eligibility.routes, holder}' '.eligibility.eligible'

step 3 "A registrar approves the registration"
call 200 registrar POST "$REGISTRATION_URL/v1/registrations/$registration/approval" --header "If-Match: $etag"
show '{status}' '.status == "APPROVED"'

step 4 "The institution pays the fee, which confirms the registration"
call 200 partner POST "$REGISTRATION_URL/v1/registrations/$registration/sponsor-payment" --data '{"reference": "tutorial"}'
show '{status, fee}' '.status == "CONFIRMED"'

step 5 "The exam office assigns a seat in each subject"
await "exam-service has received the registration" '.items | length == 1' exam-officer GET "$EXAM_URL/v1/exam-batches/$batch/entries"
call 201 exam-officer POST "$EXAM_URL/v1/exam-batches/$batch/seat-assignments" --data @- <<JSON
{"sessions": [
  {"subject": "THEORETICAL_KNOWLEDGE", "site": "Shenzhen site 1", "room": "${batch: -6}", "seats": 1, "startsAt": "${first_exam_day}T09:00:00+08:00"},
  {"subject": "OPERATIONAL_SKILLS", "site": "Shenzhen site 1", "room": "${batch: -6}", "seats": 1, "startsAt": "${last_exam_day}T09:00:00+08:00"}]}
JSON
show '{seated}' '.seated == 1'
await "the institution sees the seats" '.exam.seats | length == 2' partner GET "$REGISTRATION_URL/v1/registrations/$registration"
show '.exam.seats'

clock "$last_exam_day" 18:00
mark_by_others
step 6 "An examiner enters the scores"
call 200 examiner POST "$EXAM_URL/v1/exam-batches/$batch/scores" --data @- <<JSON
{"scores": [
  {"registrationId": "$registration", "subject": "THEORETICAL_KNOWLEDGE", "score": "78.50"},
  {"registrationId": "$registration", "subject": "OPERATIONAL_SKILLS", "score": "81.00"}]}
JSON
show '{entered}' '.entered == 2'

clock "$(day_after "$last_exam_day" 3)" 10:00
step 7 "The exam office publishes the results"
call 201 exam-officer POST "$EXAM_URL/v1/exam-batches/$batch/publication"
await "the publication is complete" '.complete' exam-officer GET "$EXAM_URL/v1/exam-batches/$batch/publication"
certificate_day=$(field .certificateNotBefore)
show '{publishedOn, reviewRequestBy, certificateNotBefore}'
await "the institution sees the result" '.exam.outcome != null' partner GET "$REGISTRATION_URL/v1/registrations/$registration"
show '{outcome: .exam.outcome, subjects: .exam.subjects}' '.exam.outcome == "PASSED"'

record_insurance
clock "$certificate_day" 10:00
step 8 "The exam office issues the certificates of the batch"
call 201 exam-officer POST "$EXAM_URL/v1/exam-batches/$batch/certificates"
show '{issued}' '.issued == 1'
await "the institution sees the certificate" '.exam.certificateNumber != null' partner GET "$REGISTRATION_URL/v1/registrations/$registration"
certificate=$(field .exam.certificateNumber)

step 9 "The institution looks up what the certificate entitles to"
await "subsidy-service has assessed the certificate" '.outcome' partner POST "$SUBSIDY_URL/v1/entitlement-lookups" \
  --data "{\"certificateNumber\": \"$certificate\", $identity}"
show '{certificateNumber, outcome, amount, lastDayToClaim}' '.outcome == "GRANTED"'

clock "$(day_after "$certificate_day" 1)" 09:00
step 10 "The institution claims the subsidy"
call 201 partner POST "$SUBSIDY_URL/v1/claims" --data @- <<JSON
{"certificateNumber": "$certificate", $identity, "name": "$name",
 "bankCode": "308584000013", "bankAccount": "6200000000$(printf '%08d' $((RANDOM * RANDOM % 100000000)))", "formSigned": true}
JSON
claim=$(field .id)
decision_day=$(field .decisionExpectedOn)
show '{status, amount, decisionExpectedOn, decisionDueOn}' '.status == "SUBMITTED"'

step 11 "The institution uploads a picture of the bank card"
call 201 partner POST "$SUBSIDY_URL/v1/claims/$claim/evidence?code=BANK_ACCOUNT" \
  --header 'Content-Type: image/png' --data-binary @docs/tutorial/bank-card.png

clock "$decision_day" 09:00
call 200 subsidy-officer GET "$SUBSIDY_URL/v1/claims/$claim"
step 12 "A subsidy officer decides the claim"
call 200 subsidy-officer POST "$SUBSIDY_URL/v1/claims/$claim/decision" --header "If-Match: $etag" \
  --data '{"reason": "The documents are in order."}'
show '{status, amount}' '.status == "GRANTED"'

approved=$etag
appropriate "${decision_day%%-*}"
step 13 "An approver approves the decision"
call 200 subsidy-approver POST "$SUBSIDY_URL/v1/claims/$claim/approval" --header "If-Match: $approved" \
  --data '{"reason": "The decision follows the rules."}'
show '{status}' '.status == "APPROVED"'

step 14 "The treasurer sends the approved claims to the bank"
call 201 treasurer POST "$SUBSIDY_URL/v1/payment-batches"
show '{id, transactions, controlSum}'
settle "$(field .id)"

step 15 "The institution reads that the subsidy is paid"
call 200 partner GET "$SUBSIDY_URL/v1/claims/$claim"
show '{id, status, amount, paidOn}' '.status == "PAID"'
