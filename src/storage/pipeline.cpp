#include "storage/pipeline.hpp"

#include <condition_variable>
#include <mutex>

namespace zhuli::storage {

namespace {

constexpr std::size_t kOnTheWay = 256;

}  // namespace

struct Pipeline::State {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t limit = kOnTheWay;
    std::size_t on_the_way = 0;
    bool ended_badly = false;
    std::optional<Problem> refusal;
    std::exception_ptr outage;

    void wait_until_fewer_than(std::size_t count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return on_the_way < count; });
    }
    /// Keeps the first of what goes wrong.
    void end_badly(std::optional<Problem> problem, std::exception_ptr error) {
        const std::lock_guard lock(mutex);
        if (ended_badly) return;
        ended_badly = true;
        refusal = std::move(problem);
        outage = std::move(error);
    }
    bool went_wrong() {
        const std::lock_guard lock(mutex);
        return ended_badly;
    }
    void one_less() {
        {
            const std::lock_guard lock(mutex);
            --on_the_way;
        }
        changed.notify_all();
    }
};

// SQLite runs its queue in order. PostgreSQL runs it on several connections, where a unit could
// overtake the one before it, so there only one is on the way.
Pipeline::Pipeline(Database& db) : db_(db), state_(std::make_shared<State>()) {
    if (db.dialect() == Dialect::postgres) state_->limit = 1;
}

Pipeline::~Pipeline() { state_->wait_until_fewer_than(1); }

bool Pipeline::ended_badly() const { return state_->went_wrong(); }

void Pipeline::write(const Ctx& ctx, Work work) {
    state_->wait_until_fewer_than(state_->limit);
    if (state_->went_wrong()) return;
    Unit unit;
    unit.org = ctx.org.id;
    unit.actor = ctx.user;
    unit.path = enum_name(ctx.path);
    unit.now = ctx.now;
    unit.work = [state = state_, work = std::move(work)](Tx& tx) {
        if (state->went_wrong()) return false;
        Result<> done = work(tx);
        if (!done.ok()) state->end_badly(std::move(done.problem()), nullptr);
        return done.ok();
    };
    unit.done = [state = state_](std::exception_ptr error) {
        if (error) state->end_badly(std::nullopt, error);
        state->one_less();
    };
    {
        const std::lock_guard lock(state_->mutex);
        ++state_->on_the_way;
    }
    try {
        db_.write(std::move(unit));
    } catch (...) {
        state_->one_less();
        throw;
    }
}

Result<> Pipeline::finish() {
    state_->wait_until_fewer_than(1);
    const std::lock_guard lock(state_->mutex);
    if (state_->outage) std::rethrow_exception(state_->outage);
    if (state_->refusal) return *state_->refusal;
    return Done{};
}

}  // namespace zhuli::storage
