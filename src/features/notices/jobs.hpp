// The job that sends: all that waits for one person's mailbox or one chat, as one message.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::notices {

/// At least once: a server that dies between the sending and its note sends again, with the same
/// Message-ID. What fails waits longer each time (pause_ms) and is dead after kGiveUpMs.
Result<> send_posts(const jobs::JobRun& run);

}  // namespace zhuli::notices
