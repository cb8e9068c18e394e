// Follows the event streams of all organisations on one thread: woken by commits, it runs every
// consumer until nothing is left. A failing handler is logged and tried again at the next wake-up
// or after a while; its position does not move. What another server runs is asked for now and then,
// in case that server dies. Knows no business.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "storage/events.hpp"

namespace zhuli::jobs {

struct NamedConsumer {
    std::string name;
    storage::EventHandler handler;
};

class ConsumerLoop {
 public:
    /// `make_ctx` gives the system's Ctx of an organisation, now.
    ConsumerLoop(storage::Database& db, std::vector<NamedConsumer> consumers,
                 std::function<Ctx(Id org)> make_ctx);
    ~ConsumerLoop();
    ConsumerLoop(const ConsumerLoop&) = delete;
    ConsumerLoop& operator=(const ConsumerLoop&) = delete;

    void wake(Id org);
    /// Waits for the unit under way; nothing runs afterwards.
    void stop();

 private:
    void run();
    void follow(Id org);
    bool stopping();

    storage::Database& db_;
    std::vector<NamedConsumer> consumers_;
    std::function<Ctx(Id)> make_ctx_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::set<Id> waiting_;
    std::set<Id> held_elsewhere_;  // the loop's own thread only
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace zhuli::jobs
