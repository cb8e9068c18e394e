#include "http/live.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace zhuli::http {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using storage::Change;

namespace {

constexpr int kComeBackMs = 3000;
constexpr int kRetryAfterS = 30;

std::string id_line(std::int64_t seq) { return "id: " + std::to_string(seq) + "\n"; }

/// One change as the page reads it; without a record's id it means "some of these".
std::string change_text(const Change& change) {
    JsonOut out;
    out.begin_object().key("seq").integer(change.seq).key("entity").string(change.entity);
    if (change.entity_id) out.key("id").string(std::to_string(change.entity_id.v));
    if (!change.kind.empty()) out.key("kind").string(change.kind);
    out.end_object();
    return id_line(change.seq) + "event: change\ndata: " + out.text() + "\n\n";
}

std::string reset_text(std::int64_t seq) { return id_line(seq) + "event: reset\ndata: {}\n\n"; }

bool may_learn(const Ctx& ctx, const Audience& audience) {
    if (audience.permission.empty() || !ctx.allowed(audience.permission)) return false;
    return !audience.owner || ctx.covers(audience.permission, *audience.owner);
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end || number < 0)
        return std::nullopt;
    return number;
}

}  // namespace

/// What happened in one organisation after some number.
struct LiveHub::News {
    struct Item {
        Change change;
        Audience audience;
    };
    std::vector<Item> items;
    std::int64_t last = 0;
    bool too_much = false;  // look at everything again
};

LiveHub::LiveHub(storage::Database& db, LiveRules rules, LiveLimits limits)
    : db_(db), rules_(std::move(rules)), limits_(limits) {}

LiveHub::~LiveHub() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
    for (const auto& subscriber : all_) subscriber->stream->end();
}

Result<std::shared_ptr<Stream>> LiveHub::subscribe(const Caller& caller, const Presented& presented,
                                                   std::optional<std::int64_t> last_seen) {
    const Ctx& ctx = caller.ctx;
    const auto last = storage::read_now(db_, ctx.org.id, &storage::last_event);
    const auto one = std::make_shared<Subscriber>(Subscriber{
        ctx.org.id, ctx.user, std::string(presented.token), presented.by_cookie, caller,
        std::min(last_seen.value_or(last), last), std::make_shared<Stream>(limits_.queue_bytes)});
    one->stream->push("retry: " + std::to_string(kComeBackMs) + "\n" + id_line(one->seen) + "\n");
    const std::lock_guard lock(mutex_);
    forget_gone();
    CHECK(admit(*one));
    all_.push_back(one);
    waiting_.insert(one->org);  // for what came since `last` was read
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    woken_.notify_one();
    return one->stream;
}

Result<> LiveHub::admit(const Subscriber& one) const {
    const auto of_person = std::count_if(all_.begin(), all_.end(), [&](const auto& other) {
        return other->org == one.org && other->user == one.user;
    });
    const bool too_many = static_cast<std::size_t>(of_person) >= limits_.per_person;
    if (!too_many && all_.size() < limits_.subscribers) return Done{};
    Problem problem = too_many ? Problem::of(Status::too_many, "problem.too_many",
                                             {{"seconds", std::to_string(kRetryAfterS)}})
                               : Problem::of(Status::unavailable, "problem.busy");
    problem.retry_after_s = kRetryAfterS;
    return problem;
}

void LiveHub::wake(Id org) {
    {
        const std::lock_guard lock(mutex_);
        if (all_.empty()) return;
        waiting_.insert(org);
    }
    woken_.notify_one();
}

std::size_t LiveHub::subscribers() {
    const std::lock_guard lock(mutex_);
    forget_gone();
    return all_.size();
}

void LiveHub::forget_gone() {
    all_.remove_if([](const auto& one) { return one->stream->over(); });
}

LiveHub::Subscribers LiveHub::of_org(Id org) {
    const std::lock_guard lock(mutex_);
    forget_gone();
    Subscribers found;
    for (const auto& one : all_)
        if (one->org == org) found.push_back(one);
    return found;
}

void LiveHub::run() {
    next_beat_ = steady_clock::now() + milliseconds(limits_.heartbeat_ms);
    next_look_ = steady_clock::now() + milliseconds(limits_.look_ms);
    for (;;) {
        const auto orgs = wait_for_work();
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) return;
        }
        try {
            for (const Id org : orgs) follow(org);
            if (steady_clock::now() >= next_beat_) beat();
        } catch (const std::exception& error) {
            spdlog::error("the live stream stumbled: {}", error.what());
        }
    }
}

/// The organisations to look at: those with commits, or all with listeners when it is time.
std::set<Id> LiveHub::wait_for_work() {
    std::unique_lock lock(mutex_);
    woken_.wait_until(lock, std::min(next_look_, next_beat_),
                      [this] { return stopping_ || !waiting_.empty(); });
    if (!waiting_.empty())
        woken_.wait_for(lock, milliseconds(limits_.gather_ms), [this] { return stopping_; });
    std::set<Id> orgs;
    orgs.swap(waiting_);
    if (steady_clock::now() < next_look_) return orgs;
    next_look_ = steady_clock::now() + milliseconds(limits_.look_ms);
    for (const auto& one : all_) orgs.insert(one->org);
    return orgs;
}

void LiveHub::follow(Id org) {
    std::map<std::int64_t, Subscribers> by_position;  // nearly always one
    for (auto& one : of_org(org)) by_position[one->seen].push_back(std::move(one));
    for (const auto& [after, subscribers] : by_position) tell(read_news(org, after), subscribers);
}

LiveHub::News LiveHub::read_news(Id org, std::int64_t after) {
    News news;
    db_.read(org, [&](storage::Tx& tx) {
        news = {};
        news.last = storage::last_event(tx);
        const auto behind = news.last - after;
        news.too_much = behind < 0 || behind > limits_.told_at_all;
        if (behind == 0 || news.too_much) return;
        auto changes = behind > limits_.told_singly
                           ? storage::changed_entities(tx, after)
                           : storage::read_changes(tx, after, limits_.told_singly);
        for (auto& change : changes) {
            Audience audience = rules_.audience(tx, change);
            news.items.push_back({std::move(change), audience});
        }
    });
    return news;
}

void LiveHub::tell(const News& news, const Subscribers& subscribers) {
    std::vector<std::string> texts;
    for (const auto& item : news.items) texts.push_back(change_text(item.change));
    for (const auto& one : subscribers) {
        one->seen = news.last;
        const auto touches = [&](const News::Item& item) {
            return rules_.concerns_rights(item.change, one->caller);
        };
        if (news.too_much || std::any_of(news.items.begin(), news.items.end(), touches))
            check_rights(one);  // first: what follows is told by the rights they have now
        std::string text = news.too_much ? reset_text(news.last) : "";
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (may_learn(one->caller.ctx, news.items[i].audience)) text += texts[i];
        if (!text.empty()) one->stream->push(text);
    }
}

/// Ends the stream of whoever is no longer signed in; takes over rights that changed.
void LiveHub::check_rights(const std::shared_ptr<Subscriber>& subscriber) {
    auto caller = rules_.authenticate({subscriber->token, subscriber->by_cookie}, rules_.clock());
    if (caller)
        subscriber->caller = std::move(*caller);
    else
        subscriber->stream->end();
}

/// Says that the line is alive, up to which number everything was told, and looks who still may.
void LiveHub::beat() {
    next_beat_ = steady_clock::now() + milliseconds(limits_.heartbeat_ms);
    Subscribers everyone;
    {
        const std::lock_guard lock(mutex_);
        forget_gone();
        everyone.assign(all_.begin(), all_.end());
    }
    for (const auto& one : everyone) {
        check_rights(one);
        one->stream->push(id_line(one->seen) + "\n");
    }
}

Route live_route() {
    Route route =
        site_get<Nothing>("/events/stream", "follow_events", "What changes, as server-sent events");
    route.produces = "text/event-stream";
    return route;
}

SiteAddress live_address(std::shared_ptr<LiveHub> hub) {
    SiteAddress address{live_route(), {}};
    address.answer = [hub = std::move(hub)](const Site& site, const Request& request,
                                            const Caller& caller, const RawInput&,
                                            const Respond& respond) {
        auto stream = hub->subscribe(caller, presented_token(request),
                                     number_in(request.header("last-event-id")));
        if (!stream.ok())
            return respond(problem_response(site, stream.problem(), caller.ctx.locale));
        Response response{200,
                          {{"Content-Type", "text/event-stream"},
                           {"Cache-Control", "no-store"},
                           {"X-Accel-Buffering", "no"},
                           {"X-Content-Type-Options", "nosniff"}},
                          {}};
        response.stream = std::move(*stream);
        respond(std::move(response));
    };
    return address;
}

}  // namespace zhuli::http
