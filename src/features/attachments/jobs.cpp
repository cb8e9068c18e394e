#include "features/attachments/jobs.hpp"

#include "features/attachments/store.hpp"
#include "jobs/units.hpp"

namespace zhuli::attachments {

Result<> sweep(const jobs::JobRun& run) {
    return jobs::in_units(run, [&](Tx& tx, const Ctx&) -> Result<std::int64_t> {
        return sweep_uploads(tx, run.clock().plus_ms(-kUploadKeptMs));
    });
}

}  // namespace zhuli::attachments
