// The job that sends an offer: first its segment becomes recipients, then one mail a run with a gap
// between two. At most once: a recipient is marked before the mail leaves, and whoever was marked
// when the server died is never written to again by itself. Ends with the offer's last day, and
// when no mail server has been switched on for two days.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::offers {

Result<> send(const jobs::JobRun& run);
/// Takes up again what is being sent and whose job has died.
Result<> resume(const jobs::JobRun& run);

}  // namespace zhuli::offers
