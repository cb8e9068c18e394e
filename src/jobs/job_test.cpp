// Jobs run from the queue, beside a clock of the test's own, and the loop with its threads.
#include "jobs/job.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <future>

#include "jobs/job_loop.hpp"
#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::jobs {
namespace {

std::atomic<int> ran{0};
std::atomic<int> nice_of_run{0};
std::atomic<bool> fail{false}, stop_now{false};

Result<> count(const JobRun& run) {
    nice_of_run = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
    ++ran;
    if (fail) throw std::runtime_error("the disk is gone");
    if (run.job.payload == "bad") return Problem::of(Status::invalid, "job.bad");
    run.progress(1, 1);
    return Done{};
}

constexpr JobKind kKinds[] = {{"test.count", &count}, {"test.again", &count, kHourMs}};

Result<> refuse(const JobRun&) { return Problem::of(Status::invalid, "job.bad"); }
constexpr JobKind kRefused[] = {{"test.again", &refuse, kHourMs}};

class Run : public testing::TestWithParam<support::Engine> {
 protected:
    Run() {
        storage::migrate(*db, storage::core_migrations());
        ran = 0;
        fail = stop_now = false;
    }
    Ctx ctx() const {
        Ctx it;
        it.org.id = {7};
        it.now = {now.load()};
        return it;
    }
    JobWorld world() {
        return {*db, kKinds, [this](Id) { return ctx(); }, [this] { return Instant{now.load()}; },
                [] { return stop_now.load(); }};
    }
    void add(std::string payload = "{}") {
        auto done = storage::write_now(*db, ctx(), [&](storage::Tx& tx) -> Result<> {
            storage::enqueue(tx, ctx(), {.kind = "test.count", .payload = std::move(payload)});
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    std::optional<Instant> next_at() {
        return storage::read_now(*db, {7},
                                 [](storage::Tx& tx) { return storage::next_job_at(tx); });
    }

    support::TestDb db{GetParam()};
    std::atomic<std::int64_t> now{1'795'000'000'000};
};

TEST_P(Run, a_due_job_runs_once) {
    EXPECT_FALSE(run_one(world(), {7}));
    add();
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_FALSE(run_one(world(), {7}));
    EXPECT_EQ(ran, 1);
}

TEST_P(Run, a_failing_job_is_tried_again_after_its_pause) {
    fail = true;
    add();
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_FALSE(run_one(world(), {7}));
    fail = false;
    now += storage::retry_pause_ms(1);
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_EQ(ran, 2);
    EXPECT_FALSE(next_at().has_value());
}

TEST_P(Run, a_refused_job_is_not_tried_again) {
    add("bad");
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_FALSE(next_at().has_value());
}

TEST_P(Run, a_stopped_job_goes_on_at_once_and_has_lost_no_attempt) {
    stop_now = true;
    add();
    EXPECT_TRUE(run_one(world(), {7}));
    stop_now = false;
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_EQ(ran, 2);
    EXPECT_FALSE(next_at().has_value());
}

TEST_P(Run, a_recurring_job_is_queued_once_and_again_when_it_ended) {
    plan_recurring(world(), {7});
    plan_recurring(world(), {7});
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_FALSE(run_one(world(), {7}));
    EXPECT_EQ(next_at(), Instant{now + kHourMs});
    now += kHourMs;
    EXPECT_TRUE(run_one(world(), {7}));
    EXPECT_EQ(ran, 2);
}

TEST_P(Run, a_recurring_job_that_was_refused_recurs_all_the_same) {
    JobWorld world = this->world();
    world.kinds = kRefused;
    plan_recurring(world, {7});
    EXPECT_TRUE(run_one(world, {7}));
    EXPECT_EQ(next_at(), Instant{now + kHourMs});
}

TEST_P(Run, the_loop_runs_what_commits_wake_it_for) {
    JobLoop loop(world());
    db->on_commit([&](Id org, std::int64_t) { loop.wake(org); });
    for (int i = 1; i <= 5; ++i) {
        add();
        for (int wait = 0; ran <= i && wait < 500; ++wait) {  // one of them is the recurring one
            now += 100;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    loop.stop();
    EXPECT_GE(ran, 6);
    // Requests are served first.
    EXPECT_EQ(nice_of_run, getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())) + kJobNice);
    db->drain();
}

INSTANTIATE_TEST_SUITE_P(Engines, Run, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::jobs
