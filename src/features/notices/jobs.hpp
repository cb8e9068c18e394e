// The job that sends: all that waits for one person's mailbox or one chat, as one message.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::notices {

/// Its subject is the person or the bot, so that two messages to one place never race.
inline constexpr std::string_view kSendJob = "notices.send";

/// At least once: a server that dies between the sending and its note sends again, with the same
/// Message-ID. What fails waits longer each time (pause_ms) and is dead after kGiveUpMs.
Result<> send_posts(const jobs::JobRun& run);

}  // namespace zhuli::notices
