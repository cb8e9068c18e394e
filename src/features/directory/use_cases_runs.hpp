// What administrators do with runs: start one, look at what it found, choose, confirm, throw away,
// take back. The work itself is the job's (jobs.hpp).
#pragma once

#include "core/codec.hpp"
#include "features/directory/model_runs.hpp"
#include "http/route.hpp"

namespace zhuli::directory {

using storage::Tx;

inline constexpr std::string_view kRunJob = "directory.run";
inline constexpr int kLeaversLimit = 200;
inline constexpr int kLeaverCustomers = 1000;

/// 409 while one of this platform is under way; one that waited to be confirmed is thrown away.
Result<RunView> start_run(Tx& tx, const Ctx& ctx, const NewRun& in);
/// The same by the clock.
Result<Run> begin_run(Tx& tx, const Ctx& ctx, const Platform& platform, bool automatic);
Result<Page<RunView>> list_runs(Tx& tx, const Ctx& ctx, const http::Listed<Run>& query);
Result<RunView> show_run(Tx& tx, const Ctx& ctx, const http::ById& in);

/// With `run_id`, `kind` and `state` to filter by, in the order of applying.
Result<Page<ChangeView>> list_changes(Tx& tx, const Ctx& ctx, const http::Listed<Change>& query);
Result<ChangeView> show_change(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Problems: 409 when it is decided; 422 for a user who has left or is somebody else there, and for
/// choosing what is in the way without saying who it is.
Result<ChangeView> choose_change(Tx& tx, const Ctx& ctx, const Choice& in);

/// Problems of the three: 409 in another state, or while another of the platform is under way.
Result<RunView> apply_run(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<RunView> discard_run(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<RunView> undo_run(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Goes on with a run whose job was given up, where it stood; one that goes on anyway goes on at
/// once. Problems: 409 when nothing is under way.
Result<RunView> resume_run(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Moves a run on to a state in which the job goes on with it.
Result<> go_on(Tx& tx, const Ctx& ctx, const Run& before, RunState state, std::string_view event);

/// People who left the platform and still have customers here, to be handed over.
Result<Leavers> list_leavers(Tx& tx, const Ctx& ctx, const http::Nothing& in);

}  // namespace zhuli::directory
