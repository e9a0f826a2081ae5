#!/usr/bin/env bash
# Deploys Brückenbauer into one Google Cloud project. Running it again changes only what differs.
# docs/deploy.md says what to prepare, what it makes, and what could not be tried without Google.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
PATH="$PWD/node_modules/.bin:$PATH" # the project's own Node

usage() {
  cat <<'TEXT'
./deploy.sh [--plan] [--rebuild] [--rotate-keys] [--project ID] [--directory-id ID] [--site-url URL] [--region REGION]
./deploy.sh --teardown [--plan] --project ID

  --project ID        PROJECT: the Google Cloud project, best one of its own
  --directory-id ID   DIRECTORY_ID: the spreadsheet "Verzeichnis", the part of its address between /d/ and /edit
  --site-url URL      SITE_URL: the public address; without it the one that Cloud Run gives
  --region REGION     REGION: europe-west3 (Frankfurt) unless you say otherwise
  SMTP_URL            only as environment variable or when asked: smtps://user:password@host:465
  --plan              print every command; change nothing, need neither gcloud nor network
  --rotate-keys       let a new key sign links; those of the key before stay valid, older ones do not
  --rebuild           build the image anew although the code is the same (for a patched base)
  --teardown          remove what runs; never the spreadsheets, the keys or submissions that still wait
TEXT
}

# One row a function of functions/index.ts. WRITES: of the 60 a minute that Google grants one account, times instances.
# ACCESS: public = everybody; private = only the account "invoker", which the queue and the scheduler present.
#  name    account  memory  concurrency  instances  timeout  writes  access
FUNCTIONS='
  site     intake   512Mi   200          3          60       12      public
  append   intake   512Mi   100          1          540      20      private
  post     letters  512Mi   1            1          540      10      private
  digest   letters  512Mi   1            1          1800     20      private
  brief    letters  512Mi   1            1          1800     5       private
  freshness letters 512Mi   1            1          1800     10      private
  survey   letters  512Mi   1            1          1800     5       private
  upkeep   letters  512Mi   1            1          1800     10      private
'

# Times of Berlin. None between 2 and 3 o'clock: that hour is missing in March and comes twice in October.
#  job              function  minute hour day month weekday
JOBS='
  brief            brief     30 6 * * *
  digest-preview   digest    0 7 * * 6
  digest           digest    0 7 * * 1
  digest-again     digest    0 9-15/2 * * 1
  freshness        freshness 30 7 * * 1-5
  survey           survey    10 6 * * *
  upkeep-hourly    upkeep    5 8-18 * * 1-5
  upkeep-nightly   upkeep    30 3 * * *
'

APIS='run cloudbuild artifactregistry cloudscheduler cloudtasks secretmanager sheets logging iam'
QUEUE=brueckenbauer
REPOSITORY=brueckenbauer
LOG_BUCKET=brueckenbauer
KEYS_SECRET=signing-keys
SMTP_SECRET=smtp-url
KEYS_FILE=/secrets/signing/keys.json
DAY=86400

# ---------------------------------------------------------------- small tools

exec 3>&1 # the plan goes here, also from inside $(…)
mode=deploy
plan=
rebuild=
rotate=

die() {
  printf 'deploy.sh: %s\n' "$*" >&2
  exit 1
}

step() { printf '\n# %s\n' "$*" >&3; }

# A command as one line that a shell reads back.
quoted() {
  local word line=
  for word in "$@"; do
    [[ $word =~ ^[A-Za-z0-9_./:=@,+-]+$ ]] || word="'${word//\'/\'\\\'\'}'"
    line+=" $word"
  done
  printf '%s\n' "${line# }"
}

# In a plan: when the next command is run.
hint() { [[ ! $plan ]] || printf '# %s:\n' "$*" >&3; }

# Runs a command, or prints it. What it reads from stdin (a secret) is in neither.
run() {
  if [[ $plan ]]; then quoted "$@" >&3; else "$@" >/dev/null; fi
}

# Like run, for what depends on an account or service made a moment ago: Google spreads that within about a minute.
run_patiently() {
  local try
  for try in 1 2 3 4 5 6; do
    if run "$@"; then return; fi
    [[ $try = 6 ]] || sleep 10
  done
  die "This did not work in a minute: $(quoted "$@")"
}

# Prints a command's answer; in a plan, the placeholder instead.
ask() {
  local placeholder=$1
  shift
  if [[ $plan ]]; then
    printf '# %s := ' "$placeholder" >&3
    quoted "$@" >&3
    printf '%s' "$placeholder"
  else
    "$@"
  fi
}

# Whether a thing is not there yet. Any other failure ends the script: doubt must not create anything twice.
missing() {
  local answer
  if [[ $plan ]]; then
    printf '# unless this finds it: %s\n' "$(quoted "$@")" >&3
    return 0
  fi
  if answer=$("$@" 2>&1 >/dev/null); then return 1; fi
  case $answer in
    *NOT_FOUND* | *'not found'* | *'not exist'* | *'Cannot find'*) return 0 ;;
  esac
  die "Google does not answer whether something exists. $answer"
}

# create_or_update DESCRIBE… -- COMMAND…, in which the word VERB becomes create or update.
create_or_update() {
  local describe=()
  while [[ $1 != -- ]]; do
    describe+=("$1")
    shift
  done
  shift
  if missing "${describe[@]}"; then
    run "${@/VERB/create}"
    [[ $plan ]] || return 0
    hint 'else'
  fi
  run "${@/VERB/update}"
}

rows() { grep -v '^ *$' <<<"$1"; }

account() { printf '%s@%s.iam.gserviceaccount.com' "$1" "$PROJECT"; }

url_of() { printf 'https://%s-%s.%s.run.app' "$1" "$project_number" "$REGION"; }

# ---------------------------------------------------------------- what to do

while [[ $# -gt 0 ]]; do
  case $1 in
    --plan) plan=yes ;;
    --rebuild) rebuild=yes ;;
    --rotate-keys) rotate=yes ;;
    --teardown) mode=teardown ;;
    --project | --directory-id | --site-url | --region)
      [[ ${2:-} ]] || die "$1 needs a value. See ./deploy.sh --help."
      case $1 in
        --project) PROJECT=$2 ;;
        --directory-id) DIRECTORY_ID=$2 ;;
        --site-url) SITE_URL=$2 ;;
        --region) REGION=$2 ;;
      esac
      shift
      ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) die "There is no option $1. See ./deploy.sh --help." ;;
  esac
  shift
done

REGION=${REGION:-europe-west3}
PROJECT=${PROJECT:-}
DIRECTORY_ID=${DIRECTORY_ID:-}
SITE_URL=${SITE_URL:-}
SMTP_URL=${SMTP_URL:-}

settings() {
  if [[ $plan ]]; then
    # A plan needs nothing: what is not set stands there under its name.
    PROJECT=${PROJECT:-PROJECT} DIRECTORY_ID=${DIRECTORY_ID:-DIRECTORY_ID}
  fi
  [[ $PROJECT ]] || die 'Which Google Cloud project? Set PROJECT or give --project ID.'
  [[ $PROJECT =~ ^([a-z][a-z0-9-]{4,28}[a-z0-9]|PROJECT)$ ]] ||
    die "PROJECT is not a project id. It looks like bruecke-ost-123 (small letters, digits, hyphens)."
  if [[ $mode = deploy ]]; then
    [[ $DIRECTORY_ID ]] || die 'Which spreadsheet is the "Verzeichnis"? Set DIRECTORY_ID or give --directory-id ID (in its address between /d/ and /edit).'
    [[ $DIRECTORY_ID =~ ^[A-Za-z0-9_-]+$ ]] || die 'DIRECTORY_ID is not an id. Take the part of the address between /d/ and /edit.'
    [[ $SITE_URL =~ ^(https://[^/|]+)?$ ]] || die 'SITE_URL must look like https://www.bruecke.example, without a path.'
    [[ $SMTP_URL =~ ^(smtps?://.+)?$ ]] || die 'SMTP_URL must look like smtps://user:password@host:465.'
    [[ ! $SMTP_URL =~ :25([/?].*)?$ ]] || die 'SMTP_URL names port 25, which Google Cloud blocks. Use 465 (smtps) or 587 (smtp).'
  fi
}

# Both lists name the same functions, or nothing is deployed.
function_names() {
  local exported listed
  exported=$(sed -n 's/^export { *\([A-Za-z]*\) *} from .*/\1/p' functions/index.ts | sort)
  listed=$(rows "$FUNCTIONS" | awk '{ print $1 }' | sort)
  [[ $exported = "$listed" ]] ||
    die "functions/index.ts exports ($(echo $exported)), but the table FUNCTIONS lists ($(echo $listed)). Make them equal."
}

preflight() {
  step 'Preflight'
  if [[ ! $plan ]]; then
    command -v gcloud >/dev/null || die 'gcloud is missing. Install it: https://cloud.google.com/sdk/docs/install'
    command -v npm >/dev/null || die 'npm is missing. Install Node.js: https://nodejs.org'
  fi
  local who
  who=$(ask ACCOUNT gcloud auth list --filter=status:ACTIVE --format='value(account)')
  [[ $who ]] || die 'gcloud is not signed in. Run: gcloud auth login'
  project_number=$(ask PROJECT_NUMBER gcloud projects describe "$PROJECT" --format='value(projectNumber)') ||
    die "The project $PROJECT cannot be read. Check its id, and that $who may work in it."
  [[ $mode = teardown ]] && return
  local billing
  billing=$(ask True gcloud billing projects describe "$PROJECT" --format='value(billingEnabled)')
  [[ $billing = True ]] || die "The project $PROJECT has no billing account. Link one: https://console.cloud.google.com/billing/projects"
}

# First, because it is the likeliest to fail, and because it installs what the rest needs.
build_bundle() {
  step 'Bundle'
  run npm run build
}

enable_apis() {
  step 'APIs'
  local names=() api
  for api in $APIS; do names+=("$api.googleapis.com"); done
  run gcloud services enable "${names[@]}"
}

# Two accounts for the sheets, because Google counts writes by account; one that may only call our functions.
make_accounts() {
  step 'Service accounts'
  local name
  for name in intake letters invoker; do
    if missing gcloud iam service-accounts describe "$(account "$name")"; then
      run gcloud iam service-accounts create "$name" --display-name="Brückenbauer $name"
    fi
  done
  # A task carries the invoker's identity, so whoever makes one must be allowed to lend it.
  for name in intake letters; do
    run_patiently gcloud iam service-accounts add-iam-policy-binding "$(account invoker)" \
      --member="serviceAccount:$(account "$name")" --role=roles/iam.serviceAccountUser
  done
  # Cloud Build works as the project's default account, which new projects give no rights.
  run_patiently gcloud projects add-iam-policy-binding "$PROJECT" --condition=None \
    --member="serviceAccount:$project_number-compute@developer.gserviceaccount.com" --role=roles/run.builder
}

make_secrets() {
  step 'Secrets'
  local secret kept keys
  for secret in $KEYS_SECRET $SMTP_SECRET; do
    if missing gcloud secrets describe "$secret"; then
      run gcloud secrets create "$secret" --replication-policy=user-managed --locations="$REGION"
    fi
  done
  # Who receives forms sends no letters: only the account "letters" may read how to reach the mail server.
  grant_secret "$KEYS_SECRET" intake
  grant_secret "$KEYS_SECRET" letters
  grant_secret "$SMTP_SECRET" letters

  # Made once and never again: proofs of consent can only be found with the key that made them.
  kept=$(ask KEYS_VERSION gcloud secrets versions list "$KEYS_SECRET" --limit=1 --format='value(name)')
  if [[ $plan && $rotate ]]; then
    hint 'stdin: the keys of KEYS_VERSION with a new one that signs'
    run gcloud secrets versions add "$KEYS_SECRET" --data-file=- </dev/null
  elif [[ $plan || ! $kept ]]; then
    hint 'only if KEYS_VERSION is empty; stdin: new keys'
    keys=$(new_keys)
    run gcloud secrets versions add "$KEYS_SECRET" --data-file=- < <(printf '%s' "$keys")
  elif [[ $rotate ]]; then
    keys=$(rotated_keys "${kept##*/}")
    run gcloud secrets versions add "$KEYS_SECRET" --data-file=- < <(printf '%s' "$keys")
  fi

  kept=$(newest_smtp_version)
  if [[ ! $plan && ! $SMTP_URL && ! $kept ]]; then
    [[ -t 0 ]] || die 'Which mail server? Set SMTP_URL, for example smtps://user:password@host:465.'
    read -rsp 'SMTP_URL (smtps://user:password@host:465), not shown: ' SMTP_URL
    printf '\n'
    settings
  fi
  if smtp_changed "$kept"; then
    hint 'only if SMTP_URL is set and differs from SMTP_VERSION; stdin: SMTP_URL, never shown'
    run gcloud secrets versions add "$SMTP_SECRET" --data-file=- < <(printf '%s' "$SMTP_URL")
  fi
  # Named by number: a running service keeps its version until it is deployed with the next.
  smtp_version=$(newest_smtp_version)
  [[ $smtp_version ]] || die "The secret $SMTP_SECRET has no enabled version. Set SMTP_URL and run this again."
}

# grant_secret SECRET ACCOUNT: lets an account read a secret.
grant_secret() {
  run_patiently gcloud secrets add-iam-policy-binding "$1" \
    --member="serviceAccount:$(account "$2")" --role=roles/secretmanager.secretAccessor
}

newest_smtp_version() {
  local name
  name=$(ask SMTP_VERSION gcloud secrets versions list "$SMTP_SECRET" --filter=state=ENABLED --sort-by=~createTime --limit=1 --format='value(name)') || return
  printf '%s' "${name##*/}"
}

# smtp_changed VERSION: whether SMTP_URL is given and is not what that version holds.
smtp_changed() {
  local value
  [[ ! $plan ]] || return 0
  [[ $SMTP_URL ]] || return 1
  [[ $1 ]] || return 0
  value=$(gcloud secrets versions access "$1" --secret="$SMTP_SECRET") || die "The secret $SMTP_SECRET cannot be read."
  [[ $value != "$SMTP_URL" ]]
}

new_keys() {
  [[ $plan ]] ||
    node --input-type=module -e \
    "import { newKeyFile } from './functions/platform/keys.ts'; process.stdout.write(JSON.stringify(newKeyFile()));"
}

# rotated_keys VERSION: the keys of that version with a new one that signs. The key of addresses stays: proofs depend on it.
rotated_keys() {
  local now
  now=$(gcloud secrets versions access "$1" --secret="$KEYS_SECRET") || die "The secret $KEYS_SECRET cannot be read."
  node --input-type=module -e \
    "import { readFileSync } from 'node:fs'; import { rotated } from './functions/platform/keys.ts'; process.stdout.write(JSON.stringify(rotated(JSON.parse(readFileSync(0, 'utf8')))));" <<<"$now" ||
    die "The secret $KEYS_SECRET cannot be rotated. Nothing was changed."
}

# Logs stay in the region for 30 days. Request logs are not kept: they hold IP addresses and the tokens of signed links.
keep_logs_here() {
  step 'Logs'
  if missing gcloud logging buckets describe "$LOG_BUCKET" --location="$REGION"; then
    run gcloud logging buckets create "$LOG_BUCKET" --location="$REGION" --retention-days=30
  fi
  run gcloud logging sinks update _Default \
    "logging.googleapis.com/projects/$PROJECT/locations/$REGION/buckets/$LOG_BUCKET"
  local exclusions
  exclusions=$(ask EXCLUSIONS gcloud logging sinks describe _Default --format='value(exclusions[].name)')
  case $exclusions in
    *brueckenbauer-requests*) ;;
    *)
      hint 'unless EXCLUSIONS names it'
      run gcloud logging sinks update _Default \
        --add-exclusion='name=brueckenbauer-requests,filter=resource.type="cloud_run_revision" AND log_id("run.googleapis.com/requests")'
      ;;
  esac
}

# A task is given up only when both its tries and its time are used up, so the time decides: 31 days, as long as Google keeps tasks.
make_queue() {
  step 'Queue'
  create_or_update gcloud tasks queues describe "$QUEUE" --location="$REGION" -- \
    gcloud tasks queues VERB "$QUEUE" --location="$REGION" \
    --max-attempts=100 --max-retry-duration=$((31 * DAY))s --min-backoff=10s --max-backoff=3600s --max-doublings=9 \
    --max-dispatches-per-second=20 --max-concurrent-dispatches=50
  run gcloud tasks queues resume "$QUEUE" --location="$REGION" # a teardown paused it
  local name
  for name in intake letters; do
    run_patiently gcloud tasks queues add-iam-policy-binding "$QUEUE" --location="$REGION" \
      --member="serviceAccount:$(account "$name")" --role=roles/cloudtasks.enqueuer
  done
}

# One image for all functions, named after its content: the same code is not built twice.
make_image() {
  step 'Image'
  local repository="$REGION-docker.pkg.dev/$PROJECT/$REPOSITORY" tag=DIGEST_OF_DIST_APP
  if missing gcloud artifacts repositories describe "$REPOSITORY" --location="$REGION"; then
    run gcloud artifacts repositories create "$REPOSITORY" --location="$REGION" --repository-format=docker
  fi
  [[ $plan ]] || tag=$(<dist/app.digest)
  if [[ $rebuild ]] || missing gcloud artifacts docker images describe "$repository/app:$tag"; then
    run gcloud builds submit dist/app --tag="$repository/app:$tag" --timeout=20m
  fi
  image=$repository/app@$(ask IMAGE_DIGEST gcloud artifacts docker images describe "$repository/app:$tag" --format='value(image_summary.digest)')
}

deploy_functions() {
  step 'Functions'
  local name account memory concurrency instances timeout writes access door secrets
  while read -r name account memory concurrency instances timeout writes access; do
    if [[ $access = public ]]; then door=--no-invoker-iam-check; else door=--invoker-iam-check; fi
    secrets="$KEYS_FILE=$KEYS_SECRET:latest"
    [[ $account != letters ]] || secrets+=",SMTP_URL=$SMTP_SECRET:$smtp_version"
    run gcloud run deploy "$name" --image="$image" --region="$REGION" \
      --service-account="$(account "$account")" --no-allow-unauthenticated "$door" \
      --memory="$memory" --cpu=1 --cpu-boost --concurrency="$concurrency" \
      --min-instances=0 --max-instances="$instances" --timeout="$timeout" \
      --set-env-vars="^|^$(environment_of "$name" "$writes")" \
      --set-secrets="$secrets" </dev/null
    [[ $access = public ]] || run gcloud run services add-iam-policy-binding "$name" --region="$REGION" \
      --member="serviceAccount:$(account invoker)" --role=roles/run.invoker </dev/null
  done < <(rows "$FUNCTIONS")
}

# The settings of functions/platform/environment.ts that have no default; SMTP_URL comes from its secret, where a function sends letters.
environment_of() {
  local name=$1 writes=$2
  printf '%s|' "FUNCTION_TARGET=$name" NODE_ENV=production "DIRECTORY_ID=$DIRECTORY_ID" "SITE_URL=$SITE_URL" \
    "SIGNING_KEYS_FILE=$KEYS_FILE" "TASKS_QUEUE=projects/$PROJECT/locations/$REGION/queues/$QUEUE" \
    "APPEND_URL=$(url_of append)" "POST_URL=$(url_of post)" "TASKS_ACCOUNT=$(account invoker)" \
    "TRUSTED_HOPS=${TRUSTED_HOPS:-1}"
  printf '%s' "WRITES_PER_MINUTE=$writes"
}

# A job is tried six times in all, over two hours: a repeated run means the same as the first. The first repetition waits
# as long as mail servers want that put a letter off (greylisting).
make_jobs() {
  step 'Scheduler'
  local job function schedule
  while read -r job function schedule; do
    create_or_update gcloud scheduler jobs describe "$job" --location="$REGION" -- \
      gcloud scheduler jobs VERB http "$job" --location="$REGION" \
      --schedule="$schedule" --time-zone=Europe/Berlin --uri="$(url_of "$function")/" --http-method=POST \
      --oidc-service-account-email="$(account invoker)" --oidc-token-audience="$(url_of "$function")" \
      --attempt-deadline=1800s --max-retry-attempts=5 --min-backoff=300s --max-backoff=3600s --max-doublings=5 </dev/null
  done < <(rows "$JOBS")
}

# The site answers everybody, the others nobody who does not say who they are.
check_doors() {
  step 'Check'
  local name access rest url status wanted
  while read -r name rest; do
    access=${rest##* }
    url=$(url_of "$name")/
    if [[ $access = public ]]; then wanted=200; else wanted=403; fi
    if [[ $plan ]]; then
      run curl -s -o /dev/null -w '%{http_code}' --max-time 30 "$url"
      continue
    fi
    status=$(curl -s -o /dev/null -w '%{http_code}' --max-time 30 "$url" </dev/null) || true
    if [[ $status = "$wanted" ]]; then
      printf '  %-8s %s as it should\n' "$name" "$status"
    elif [[ $access = public ]]; then
      printf '  %-8s %s: share the spreadsheets (below), then look at %s\n' "$name" "$status" "$url"
    else
      printf '  %-8s %s instead of %s: look at this before you go on; %s must be closed to strangers\n' "$name" "$status" "$wanted" "$url"
    fi
  done < <(rows "$FUNCTIONS")
}

summary() {
  [[ ! $plan ]] || return 0
  cat <<TEXT

Deployed: $SITE_URL

Next steps
  1. The manager shares the four spreadsheets as editor with these two addresses:
       $(account intake)
       $(account letters)
  2. Set the tabs up now instead of tonight:
       gcloud scheduler jobs run upkeep-nightly --location=$REGION --project=$PROJECT
  3. Set a budget alert: https://console.cloud.google.com/billing/budgets

Für das Büro (bitte weitergeben)
  Öffnen Sie jede der vier Tabellen, klicken Sie auf „Freigeben“ und tragen Sie die beiden Adressen von oben
  als „Mitbearbeiter“ ein, ohne Benachrichtigung. Tragen Sie danach im Verzeichnis, Tab „Einstellungen“, die
  Links der drei anderen Tabellen ein. Mehr ist nicht zu tun.
TEXT
}

teardown() {
  if [[ ! $plan ]]; then
    local typed=
    printf 'This removes the functions, jobs and images of %s. Spreadsheets, keys and logs stay.\nType the project id to go on: ' "$PROJECT"
    read -r typed || true
    [[ $typed = "$PROJECT" ]] || die 'That is another id. Nothing was removed.'
  fi
  local name rest waiting
  step 'Scheduler, and the site: nothing new comes in'
  while read -r name rest; do
    remove "gcloud scheduler jobs" "$name" --location="$REGION"
  done < <(rows "$JOBS")
  remove "gcloud run services" site --region="$REGION"

  step 'Queue'
  if ! missing gcloud tasks queues describe "$QUEUE" --location="$REGION" || [[ $plan ]]; then
    waiting=$(ask WAITING gcloud tasks list --queue="$QUEUE" --location="$REGION" --limit=1 --format='value(name)')
    hint 'only if WAITING is empty, also all that follows'
    [[ $plan || ! $waiting ]] ||
      die 'Submissions still wait in the queue for their row. Run --teardown again when it is empty: gcloud tasks list --queue='"$QUEUE --location=$REGION"
    # Not deleted: Google keeps a deleted queue's name blocked for days.
    run gcloud tasks queues pause "$QUEUE" --location="$REGION"
  fi

  step 'Functions and images'
  while read -r name rest; do
    [[ $name = site ]] || remove "gcloud run services" "$name" --region="$REGION"
  done < <(rows "$FUNCTIONS")
  remove "gcloud artifacts repositories" "$REPOSITORY" --location="$REGION"

  step "Kept: the secret $KEYS_SECRET (without it nobody can match the proofs of consent), $SMTP_SECRET, service accounts, logs, the paused queue, all spreadsheets"
}

# remove GROUP NAME FLAG…: deletes what is there.
remove() {
  local group
  read -ra group <<<"$1"
  shift
  if [[ $plan ]]; then
    printf '# if it exists: %s\n' "$(quoted "${group[@]}" delete "$@")" >&3
  elif ! missing "${group[@]}" describe "$@" </dev/null; then
    run "${group[@]}" delete "$@" </dev/null
  fi
}

settings
function_names
# Every command below works in this project and asks no questions.
export CLOUDSDK_CORE_PROJECT=$PROJECT CLOUDSDK_CORE_DISABLE_PROMPTS=1
[[ ! $plan ]] || printf 'export CLOUDSDK_CORE_PROJECT=%s CLOUDSDK_CORE_DISABLE_PROMPTS=1\n' "$PROJECT"
project_number='' smtp_version='' image=''

preflight
if [[ $mode = teardown ]]; then
  teardown
  exit 0
fi
SITE_URL=${SITE_URL:-$(url_of site)}
build_bundle
enable_apis
make_accounts
make_secrets
keep_logs_here
make_queue
make_image
deploy_functions
make_jobs
check_doors
summary
