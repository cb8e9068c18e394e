// Runs due jobs beside the requests, on a few threads of its own that give way to them. It is woken
// by commits and by the clock: after each round it knows when the next job of each organisation is
// due. Knows no business.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "jobs/job.hpp"

namespace zhuli::jobs {

inline constexpr int kJobThreads = 2;
inline constexpr int kJobNice = 10;  // a request is given about nine times as much of a core

class JobLoop {
 public:
    /// `world.stopping` is the loop's own; `kinds` outlives the loop.
    JobLoop(JobWorld world, int threads = kJobThreads);
    ~JobLoop();
    JobLoop(const JobLoop&) = delete;
    JobLoop& operator=(const JobLoop&) = delete;

    /// Something may be due in this organisation.
    void wake(Id org);
    /// Stops jobs between two of their units; nothing runs afterwards.
    void stop();

 private:
    void run();
    bool stopping();
    std::optional<Id> next_org();
    void follow(Id org);
    void look_again(Id org, Instant next);

    JobWorld world_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::map<Id, Instant> due_;     // when to look at which organisation
    std::map<Id, Instant> looked_;  // when that was done last
    std::set<Id> planned_;          // whose recurring jobs are queued
    bool stopping_ = false;
    std::vector<std::thread> threads_;  // last: everything they use exists before them
};

}  // namespace zhuli::jobs
