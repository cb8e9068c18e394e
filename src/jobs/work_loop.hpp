// Runs long work beside the requests, on one thread: woken by commits, it asks each organisation's
// work for its next piece until there is none. Work that fails is logged and tried again at the
// next wake-up; work is stopped between two units and goes on at the next start. Knows no business.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "core/value/id.hpp"

namespace zhuli::jobs {

/// Thrown out of work's progress when the product stops.
struct Stopped : std::runtime_error {
    Stopped() : std::runtime_error("stopped") {}
};

class WorkLoop {
public:
    /// `work` does one piece for an organisation and says whether there may be more. It calls
    /// `keep_going` between units, which throws Stopped when it is time.
    using Work = std::function<bool(Id org, const std::function<void()>& keep_going)>;

    explicit WorkLoop(Work work);
    ~WorkLoop();
    WorkLoop(const WorkLoop&) = delete;
    WorkLoop& operator=(const WorkLoop&) = delete;

    void wake(Id org);

private:
    void run();
    void follow(Id org);
    void check_stop();

    Work work_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::set<Id> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace zhuli::jobs
