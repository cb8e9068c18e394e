// The durable queue, on every engine.
#include "storage/job_queue.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

class Jobs : public testing::TestWithParam<support::Engine> {
 protected:
    Jobs() {
        migrate(*db, core_migrations());
        ctx.org.id = {7};
        ctx.user = {3};
        ctx.now = {1'795'000'000'000};
    }
    template <class F>
    auto in_unit(F&& work) {
        using R = decltype(work(std::declval<Tx&>()));
        auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<R> { return work(tx); });
        return std::move(*done);
    }
    void add(std::string_view kind, Id subject = {}, Instant at = {}) {
        in_unit([&](Tx& tx) {
            enqueue(tx, ctx, {.kind = kind, .subject_id = subject, .run_at = at});
            return true;
        });
    }
    std::optional<Job> claim(std::string_view owner = "a") {
        return in_unit([&](Tx& tx) { return claim_job(tx, owner, ctx.now); });
    }
    std::optional<Instant> next_at() {
        return read_now(*db, ctx.org.id, [](Tx& tx) { return next_job_at(tx); });
    }
    Job stored(Id id) {
        return *read_now(*db, ctx.org.id, [&](Tx& tx) { return find_job(tx, id); });
    }
    void pass(std::int64_t ms) { ctx.now = ctx.now.plus_ms(ms); }

    support::TestDb db{GetParam()};
    Ctx ctx;
};

TEST_P(Jobs, a_job_is_queued_with_its_unit_or_not_at_all) {
    auto refused = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        enqueue(tx, ctx, {.kind = "count"});
        return Problem::of(Status::invalid, "no");
    });
    EXPECT_FALSE(refused.ok());
    EXPECT_FALSE(claim().has_value());
    add("count", {5});
    const auto job = claim();
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->kind, "count");
    EXPECT_EQ(job->subject_id, Id{5});
    EXPECT_EQ(job->attempts, 1);
    EXPECT_EQ(job->actor_id, Id{3});
}

TEST_P(Jobs, what_waits_already_is_not_queued_twice) {
    add("count", {5});
    add("count", {5});
    add("count", {6});
    EXPECT_TRUE(claim().has_value());
    EXPECT_TRUE(claim().has_value());
    EXPECT_FALSE(claim().has_value());
}

TEST_P(Jobs, one_subject_is_never_worked_on_twice_at_once) {
    add("count", {5});
    const auto first = claim();
    add("count", {5});  // asked for again while it runs
    EXPECT_FALSE(claim("b").has_value());
    EXPECT_TRUE(in_unit([&](Tx& tx) { return finish_job(tx, "a", *first, ctx.now); }));
    EXPECT_TRUE(claim("b").has_value());
}

TEST_P(Jobs, a_job_for_later_waits_until_then) {
    add("count", {}, ctx.now.plus_ms(5000));
    EXPECT_FALSE(claim().has_value());
    EXPECT_EQ(next_at(), ctx.now.plus_ms(5000));
    pass(5000);
    EXPECT_TRUE(claim().has_value());
}

TEST_P(Jobs, parallel_claims_get_different_jobs) {
    for (int i = 0; i < 40; ++i) add("count", {i + 1});
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::set<Id> seen;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            while (const auto job = claim(std::to_string(t))) {
                ++won;
                const std::lock_guard lock(mutex);
                EXPECT_TRUE(seen.insert(job->id).second);
            }
        });
    for (auto& thread : threads) thread.join();
    while (claim()) ++won;  // rows another claim held just then
    EXPECT_EQ(won, 40);
}

TEST_P(Jobs, a_dead_servers_job_goes_on_elsewhere_and_only_there) {
    add("count");
    const auto first = claim("dead");
    EXPECT_FALSE(claim("b").has_value());
    EXPECT_EQ(next_at(), ctx.now.plus_ms(kJobLeaseMs));
    pass(kJobLeaseMs + 1);
    const auto second = claim("b");
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->attempts, 2);
    EXPECT_FALSE(in_unit([&](Tx& tx) { return keep_job(tx, "dead", *first, ctx.now); }));
    EXPECT_FALSE(in_unit([&](Tx& tx) { return finish_job(tx, "dead", *first, ctx.now); }));
    EXPECT_TRUE(in_unit([&](Tx& tx) { return finish_job(tx, "b", *second, ctx.now); }));
    EXPECT_EQ(stored(second->id).state, JobState::done);
}

TEST_P(Jobs, progress_keeps_the_lease) {
    add("count");
    auto job = claim();
    for (int i = 1; i <= 3; ++i) {
        pass(kJobLeaseMs - 1);
        job->done_count = i;
        job->total_count = 3;
        EXPECT_TRUE(in_unit([&](Tx& tx) { return keep_job(tx, "a", *job, ctx.now); }));
        EXPECT_FALSE(claim("b").has_value());
    }
    EXPECT_EQ(stored(job->id).done_count, 3);
}

TEST_P(Jobs, a_failing_one_pauses_longer_each_time_and_is_dead_in_the_end) {
    add("count");
    for (int attempt = 1; attempt <= kMostAttempts; ++attempt) {
        const auto job = claim();
        ASSERT_TRUE(job.has_value()) << attempt;
        EXPECT_EQ(job->attempts, attempt);
        in_unit([&](Tx& tx) { return fail_job(tx, "a", *job, ctx.now, "no disk", true); });
        EXPECT_EQ(stored(job->id).problem, "no disk");
        EXPECT_FALSE(claim().has_value());
        EXPECT_EQ(stored(job->id).state,
                  attempt == kMostAttempts ? JobState::dead : JobState::waiting);
        pass(retry_pause_ms(attempt));
    }
    EXPECT_FALSE(claim().has_value());
}

TEST_P(Jobs, trying_again_gives_way_to_what_was_queued_meanwhile) {
    add("count", {5});
    const auto first = claim();
    add("count", {5});
    in_unit([&](Tx& tx) { return fail_job(tx, "a", *first, ctx.now, "no", true); });
    EXPECT_EQ(stored(first->id).state, JobState::done);
    EXPECT_TRUE(claim().has_value());
    pass(kHourMs);
    EXPECT_FALSE(claim("b").has_value() && claim("b").has_value());
}

TEST_P(Jobs, a_refused_one_is_dead_at_once_and_a_released_one_untried) {
    add("count", {1});
    const auto refused = claim();
    in_unit([&](Tx& tx) { return fail_job(tx, "a", *refused, ctx.now, "bad", false); });
    EXPECT_EQ(stored(refused->id).state, JobState::dead);
    add("count", {2});
    const auto stopped = claim();
    in_unit([&](Tx& tx) { return release_job(tx, "a", *stopped, ctx.now); });
    EXPECT_EQ(claim()->attempts, 1);
}

TEST_P(Jobs, ended_ones_are_forgotten_after_their_time) {
    add("count");
    const auto job = claim();
    in_unit([&](Tx& tx) { return finish_job(tx, "a", *job, ctx.now); });
    pass(kEndedJobKeptMs);
    EXPECT_EQ(in_unit([&](Tx& tx) { return forget_jobs(tx, ctx.now); }), 0);
    pass(1);
    EXPECT_EQ(in_unit([&](Tx& tx) { return forget_jobs(tx, ctx.now); }), 1);
}

TEST_P(Jobs, other_organisations_have_their_own) {
    add("count");
    ctx.org.id = {8};
    EXPECT_FALSE(claim().has_value());
}

TEST(RetryPause, doubles_up_to_an_hour) {
    EXPECT_EQ(retry_pause_ms(1), 1000);
    EXPECT_EQ(retry_pause_ms(4), 8000);
    EXPECT_EQ(retry_pause_ms(100), kHourMs);
}

INSTANTIATE_TEST_SUITE_P(Engines, Jobs, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage
