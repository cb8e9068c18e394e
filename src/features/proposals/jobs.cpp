#include "features/proposals/jobs.hpp"

#include "features/proposals/use_cases_record.hpp"

namespace zhuli::proposals {

Result<std::int64_t> expire_some(Tx& tx, const Ctx& ctx) {
    const auto ids = to_expire(tx, ctx.today, kUnitProposals);
    for (const Id id : ids) {
        lock_proposal(tx, id);
        const auto before = storage::find<Proposal>(tx, id);
        if (before->state != ProposalState::sent) continue;  // answered meanwhile
        Proposal after = *before;
        enter(after, standing(after, ctx.today));
        CHECK(save_proposal(tx, ctx, *before, after, "proposal.expired"));
    }
    return static_cast<std::int64_t>(ids.size());
}

Result<> expire(const jobs::JobRun& run) { return jobs::in_units(run, &expire_some); }

}  // namespace zhuli::proposals
