# Stands in for gcloud in deploy.test.ts: records each call in $FAKE/calls, remembers in $FAKE/things what exists, and
# refuses, as gcloud does, to describe what is missing and to create what is there. A function of the shell that runs
# deploy.sh, and bash alone: a deployment calls it a hundred times, and each process costs.
# shellcheck shell=bash
gcloud() {
  local words='' word things count image name
  printf '%s\n' "gcloud $*" >>"$FAKE/calls"
  if [[ ${FAKE_DENIED:-} && "$*" = *"$FAKE_DENIED"* ]]; then
    echo 'ERROR: PERMISSION_DENIED: The caller does not have permission' >&2
    return 1
  fi
  for word in "$@"; do [[ $word = -* ]] || words+="$word "; done
  words=${words% }
  mapfile -t things <"$FAKE/things"
  case $words in
    'auth list') echo operator@office.example ;;
    'projects describe '*) echo 4711 ;;
    'billing projects describe '*) echo "${FAKE_BILLING:-True}" ;;
    # Accounts go by name when created and by address afterwards.
    'iam service-accounts describe '*) need "account ${4%%@*}" ;;
    'iam service-accounts create '*) add "account ${4%%@*}" ;;
    'secrets describe '*) need "secret $3" ;;
    'secrets create '*) add "secret $3" ;;
    'secrets versions list '*)
      need "secret $4" || return
      versions "$4"
      [[ $count -eq 0 ]] || echo "projects/4711/secrets/$4/versions/$count"
      ;;
    'secrets versions add '*)
      versions "$4"
      cat >"$FAKE/$4.$((count + 1))"
      ;;
    'secrets versions access '*) cat "$FAKE/${5#--secret=}.$4" ;;
    'logging buckets describe '*) need "bucket $4" ;;
    'logging buckets create '*) add "bucket $4" ;;
    'logging sinks describe '*) printf '%s\n' "${things[@]}" | grep '^exclusion ' || true ;;
    'logging sinks update '*)
      for word in "$@"; do
        if [[ $word = --add-exclusion=* ]]; then
          name=${word#*name=}
          add "exclusion ${name%%,*}"
        fi
      done
      ;;
    'tasks queues describe '*) need "queue $4" ;;
    'tasks queues create '*) add "queue $4" ;;
    'tasks list') printf '%s' "${FAKE_WAITING:-}" ;;
    'artifacts repositories describe '*) need "repository $4" ;;
    'artifacts repositories create '*) add "repository $4" ;;
    'artifacts repositories delete '*) ;;
    'artifacts docker images describe '*)
      need "image $5" || return
      echo sha256:abc
      ;;
    'builds submit '*)
      for word in "$@"; do
        image="image ${word#--tag=}"
        if [[ $word = --tag=* ]]; then has "$image" || add "$image"; fi
      done
      ;;
    'run deploy '*) has "service $3" || add "service $3" ;;
    'run services describe '*) need "service $4" ;;
    'scheduler jobs describe '*) need "job $4" ;;
    'scheduler jobs create http '*) add "job $5" ;;
    'scheduler jobs update http '*) need "job $5" ;;
    'tasks queues update '*) need "queue $4" ;;
    'tasks queues resume '* | 'tasks queues pause '*) need "queue $4" ;;
    'services enable '* | *' add-iam-policy-binding '* | 'run services delete '* | 'scheduler jobs delete '*) ;;
    *)
      echo "ERROR: Invalid choice: $words" >&2
      return 2
      ;;
  esac
}

has() {
  local thing
  for thing in ${things[@]+"${things[@]}"}; do [[ $thing != "$1" ]] || return 0; done
  return 1
}

# versions SECRET: counts how many it has.
versions() {
  local files=("$FAKE/$1".*)
  [[ -e ${files[0]} ]] && count=${#files[@]} || count=0
}

add() {
  if has "$1"; then
    echo "ERROR: ALREADY_EXISTS: $1" >&2
    return 1
  fi
  echo "$1" >>"$FAKE/things"
}

need() {
  has "$1" || {
    echo "ERROR: NOT_FOUND: $1" >&2
    return 1
  }
}
