#include "jobs/job_loop.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace zhuli::jobs {

namespace {

constexpr std::int64_t kLongestSleepMs = 1000;  // should nothing wake it
constexpr std::int64_t kLookEveryMs = 200;      // at most so often while commits rain down
constexpr std::int64_t kAfterOutageMs = 5000;

std::optional<Instant> next_due(storage::Database& db, Id org) {
    return storage::read_now(db, org, [](storage::Tx& tx) { return storage::next_job_at(tx); });
}

/// Somebody waits for a request, nobody for a job. What a job writes is written by the writer's own
/// thread. On Linux this is of the calling thread only.
void give_way_to_requests() { static_cast<void>(nice(kJobNice)); }

}  // namespace

JobLoop::JobLoop(JobWorld world, int threads) : world_(std::move(world)) {
    world_.stopping = [this] { return stopping(); };
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

JobLoop::~JobLoop() { stop(); }

void JobLoop::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

bool JobLoop::stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

void JobLoop::wake(Id org) {
    {
        const std::lock_guard lock(mutex_);
        const Instant soon = looked_[org].plus_ms(kLookEveryMs);
        const auto [at, is_new] = due_.try_emplace(org, soon);
        at->second = std::min(at->second, soon);
    }
    woken_.notify_one();
}

void JobLoop::run() {
    give_way_to_requests();
    while (!stopping())
        if (const auto org = next_org()) follow(*org);
}

/// The organisation to look at now, taken out of the list; nothing when it is time to ask again.
std::optional<Id> JobLoop::next_org() {
    std::unique_lock lock(mutex_);
    const Instant now = world_.clock();
    std::int64_t sleep_ms = kLongestSleepMs;
    for (auto it = due_.begin(); it != due_.end(); ++it) {
        if (it->second > now) {
            sleep_ms = std::min(sleep_ms, it->second.v - now.v);
            continue;
        }
        const Id org = it->first;
        due_.erase(it);
        looked_[org] = now;
        return org;
    }
    woken_.wait_for(lock, std::chrono::milliseconds(sleep_ms), [&] {
        if (stopping_) return true;
        for (const auto& [org, at] : due_)
            if (at <= world_.clock()) return true;
        return false;
    });
    return std::nullopt;
}

void JobLoop::follow(Id org) {
    try {
        bool is_new;
        {
            const std::lock_guard lock(mutex_);
            is_new = planned_.insert(org).second;
        }
        if (is_new) plan_recurring(world_, org);
        auto next = next_due(world_.db, org);
        while (!stopping() && next && *next <= world_.clock() && run_one(world_, org))
            next = next_due(world_.db, org);
        if (next) look_again(org, *next);
    } catch (const std::exception& error) {
        spdlog::error("jobs of organisation {} wait: {}", org.v, error.what());
        const std::lock_guard lock(mutex_);
        planned_.erase(org);
        due_.try_emplace(org, world_.clock().plus_ms(kAfterOutageMs));
    }
}

/// At its time; what is due and could not be had runs elsewhere.
void JobLoop::look_again(Id org, Instant next) {
    const Instant now = world_.clock();
    if (next <= now) next = now.plus_ms(kLongestSleepMs);
    const std::lock_guard lock(mutex_);
    const auto [at, is_new] = due_.try_emplace(org, next);
    at->second = std::min(at->second, next);
}

}  // namespace zhuli::jobs
