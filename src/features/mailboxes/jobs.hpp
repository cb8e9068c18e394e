// The works of mailboxes; see jobs.cpp. `look` reads what came since the last time, `send_reply`
// hands one answer to the mail server.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::mailboxes {

inline constexpr std::int64_t kLookEveryMs = kMinuteMs;

Result<> look(const jobs::JobRun& run);
Result<> send_reply(const jobs::JobRun& run);

}  // namespace zhuli::mailboxes
