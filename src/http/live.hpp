// The live stream: tells signed-in browsers which records changed. One thread follows the event
// streams of the organisations that somebody listens to, woken by commits and, for changes other
// processes make, at intervals. A subscriber learns number, kind, entity and id of an event,
// nothing of its content, and only of records it may read; where very much happened at once it
// learns of the kinds of records alone, or that it must look at everything again. Subscribers and
// their queues are bounded; whoever does not keep up is dropped and comes back with the number it
// saw last. Knows no capability.
#pragma once

#include <condition_variable>
#include <list>
#include <optional>
#include <set>
#include <thread>

#include "http/dispatch.hpp"
#include "http/stream.hpp"
#include "storage/events.hpp"

namespace zhuli::http {

/// Who may learn of a change: holders of `permission` whose scope covers `owner` (nothing: every
/// holder). Without a permission nobody may.
struct Audience {
    std::string_view permission;
    std::optional<Id> owner;
};

/// What the product tells the hub about its events.
struct LiveRules {
    std::function<std::optional<Caller>(const Presented&, Instant now)> authenticate;
    std::function<Audience(storage::Tx&, const storage::Change&)> audience;
    /// Whether the change may have ended or altered what this caller may do.
    std::function<bool(const storage::Change&, const Caller&)> concerns_rights;
    std::function<Instant()> clock;
};

struct LiveLimits {
    std::size_t subscribers = 2000;
    std::size_t per_person = 16;
    std::size_t queue_bytes = 256 * 1024;
    int gather_ms = 60;         // after a commit, so that a burst is one look
    int look_ms = 2000;         // for what other processes changed
    int heartbeat_ms = 15'000;  // also how soon an expired session is noticed
    int told_singly = 200;      // more at once: only the kinds of records
    int told_at_all = 5000;     // more: "look at everything again"
};

class LiveHub {
 public:
    LiveHub(storage::Database& db, LiveRules rules, LiveLimits limits = {});
    ~LiveHub();
    LiveHub(const LiveHub&) = delete;
    LiveHub& operator=(const LiveHub&) = delete;

    /// A stream from now on, or from after `last_seen`. 429 for too many of one person, 503 for too
    /// many in all.
    Result<std::shared_ptr<Stream>> subscribe(const Caller& caller, const Presented& presented,
                                              std::optional<std::int64_t> last_seen);
    /// From any thread: something was committed in this organisation.
    void wake(Id org);
    std::size_t subscribers();

 private:
    struct Subscriber {
        const Id org, user;
        const std::string token;
        const bool by_cookie;
        Caller caller;  // these two belong to the hub's thread
        std::int64_t seen;
        std::shared_ptr<Stream> stream;
    };
    using Subscribers = std::vector<std::shared_ptr<Subscriber>>;
    struct News;

    Result<> admit(const Subscriber& one) const;
    void run();
    std::set<Id> wait_for_work();
    void follow(Id org);
    News read_news(Id org, std::int64_t after);
    void tell(const News& news, const Subscribers& subscribers);
    void check_rights(const std::shared_ptr<Subscriber>& subscriber);
    void beat();
    Subscribers of_org(Id org);
    void forget_gone();

    storage::Database& db_;
    LiveRules rules_;
    LiveLimits limits_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::list<std::shared_ptr<Subscriber>> all_;
    std::set<Id> waiting_;
    bool stopping_ = false;
    std::thread thread_;  // started by the first subscriber
    std::chrono::steady_clock::time_point next_look_, next_beat_;
};

Route live_route();
/// GET /events/stream over a hub.
SiteAddress live_address(std::shared_ptr<LiveHub> hub);

}  // namespace zhuli::http
