// The day composer on the demo company, as its sellers live it: the days are composed in the
// morning, inquiries arrive, and each person begins what stands next. Measured: how much of what
// customers want lies in selling hours, how many promises and answers begin in time of those that
// could, how much the arrivals move, and how long composing takes. Invents no duties but the
// inquiries.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "app/features.hpp"
#include "bench/commands.hpp"
#include "cli/commands.hpp"
#include "cli/demo/demo.hpp"
#include "core/zones.hpp"
#include "features/day_plans/rules_compose.hpp"
#include "features/day_plans/use_cases.hpp"
#include "features/followups/use_cases.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/inquiries/use_cases.hpp"

namespace zhuli::bench {

namespace {

using namespace day_plans;
using Clock = std::chrono::steady_clock;
using storage::Tx;

constexpr double kLeastProtected = 0.9, kLeastKept = 1.0;
constexpr int kInquiriesPerSeller = 6;
constexpr int kOpening = 8 * 60 + 30, kClosing = 18 * 60, kTickMinutes = 5;

struct Counts {
    int people = 0, days = 0;
    int selling = 0, wanted = 0, in_selling = 0, desk_in_selling = 0;
    int promises = 0, feasible = 0, kept = 0;
    int arrivals = 0, moves = 0, left = 0;
    std::vector<double> milliseconds;
};

class Bench {
 public:
    Bench(storage::Database& db, identity::Org org, Date day)
        : db_(db), org_(std::move(org)), day_(day), zone_(zone_of(org_.timezone.v)) {}

    Counts live() {
        now_ = zone_.at(day_, kOpening);
        const auto sellers =
            storage::read_now(db_, org_.id, [](Tx& tx) { return identity::list_sellers(tx); });
        for (const auto& seller : sellers) plan_inquiries(seller.id);
        for (const auto& seller : sellers) begin_day(seller.id);
        for (int minute = kOpening; minute < kClosing; minute += kTickMinutes) {
            now_ = zone_.at(day_, minute);
            for (const auto& seller : sellers) tick(seller.id, minute);
        }
        return counts_;
    }

 private:
    template <class F>
    auto write(F&& work) {
        const Ctx ctx = identity::system_ctx(org_, now_);
        auto done = storage::write_now(db_, ctx, [&](Tx& tx) { return work(tx, ctx); });
        INVARIANT(done.ok(), done.ok() ? "" : done.problem().code);
        return std::move(*done);
    }
    template <class F>
    auto as(Id user, F&& work) {
        return write([&](Tx& tx, const Ctx&) {
            const auto person = identity::find_active_user(tx, user, "user_id");
            return work(tx, identity::person_ctx(tx, org_, *person, now_, Path::screen));
        });
    }
    DayView look(Id user) {
        const auto start = Clock::now();
        auto view = as(user, [](Tx& tx, const Ctx& ctx) { return show_day(tx, ctx, {}); });
        counts_.milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        return view;
    }
    void keep(Id user) {
        write([&](Tx& tx, const Ctx& ctx) { return keep_day(tx, ctx, user, true); });
    }
    Frame frame() const { return frame_of({}, {}, office_calendar(org_.timezone.v), day_, now_); }

    void plan_inquiries(Id seller) {
        for (int i = 0; i < kInquiriesPerSeller; ++i) {
            const int minute = 9 * 60 + std::uniform_int_distribution<int>(0, 100)(random_) * 5;
            arrivals_[seller].insert(minute);
        }
    }

    void begin_day(Id seller) {
        keep(seller);
        const DayView view = look(seller);
        const Frame f = frame();
        ++counts_.people;
        int customers = 0, desk_in_selling = 0;
        for (const auto& block : view.blocks) {
            if (!is_desk_work(block.kind)) {
                customers += block.minutes;
                note_promise(block, view);
                continue;
            }
            const OpenTime hours{f.minute_of(block.starts_at), f.minute_of(block.ends_at)};
            desk_in_selling += sum_minutes(both({&hours, 1}, f.selling));
        }
        for (const auto& left : view.left_over)
            if (!is_desk_work(left.kind)) customers += left.minutes;
        counts_.left += static_cast<int>(view.left_over.size());
        counts_.selling += view.figures.selling_minutes;
        counts_.wanted += std::min(customers, view.figures.selling_minutes);
        counts_.in_selling += view.figures.customer_minutes;
        counts_.desk_in_selling += desk_in_selling;
    }

    /// Whether it could begin in time when it was first seen, beside what stays put.
    void note_promise(const Duty& duty, const DayView& view) {
        if (!is_hard(duty.kind) || !seen_.insert({duty.entity, duty.entity_id.v}).second) return;
        const Frame f = frame();
        OpenHours taken;
        for (const auto& other : view.blocks)
            if (!is_same(other, duty) && other.state == BlockState::planned &&
                ((is_hard(other.kind) && other.starts_at <= other.due_at) || other.pinned ||
                 is_under_way(other, now_)))
                taken.push_back({f.minute_of(other.starts_at), f.minute_of(other.ends_at)});
        ++counts_.promises;
        if (is_feasible(f, duty, taken)) feasible_.insert({duty.entity, duty.entity_id.v});
    }

    void tick(Id seller, int minute) {
        begin_next(seller);
        if (!arrivals_[seller].contains(minute)) return;
        now_ = now_.plus_ms(kMinuteMs);
        arrive(seller);
        now_ = now_.plus_ms(-kMinuteMs);
    }

    void arrive(Id seller) {
        as(seller, [&](Tx& tx, const Ctx& ctx) {
            inquiries::NewInquiry in;
            in.channel = customers::Channel::phone;
            in.name = fmt::format("来电 {}", counts_.arrivals);
            in.wechat = fmt::format("bench{}", counts_.arrivals);
            in.words = "有没有现货";
            in.owner_id = seller;
            return inquiries::create_inquiry(tx, ctx, in);
        });
        ++counts_.arrivals;
        const DayView view = look(seller);
        for (const auto& move : view.moves)
            counts_.moves += move.told_at == now_ && move.reason == MoveReason::made_room;
        for (const auto& block : view.blocks) note_promise(block, view);
        for (const auto& left : view.left_over) note_promise(left, view);
        keep(seller);
    }

    /// What begins now is done with: the customer is talked to.
    void begin_next(Id seller) {
        const DayView view = look(seller);
        for (const auto& block : view.blocks) {
            if (!is_under_way(block, now_) || is_desk_work(block.kind)) continue;
            if (is_hard(block.kind)) judge(block);
            as(seller, [&](Tx& tx, const Ctx& ctx) -> Result<> {
                if (block.entity == "inquiry") {
                    CHECK(inquiries::respond_to_inquiry(tx, ctx,
                                                        {.id = block.entity_id, .words = "有"}));
                } else {
                    CHECK(followups::complete_plan(tx, ctx,
                                                   {.id = block.entity_id,
                                                    .result = followups::TalkResult::reached,
                                                    .words = "谈了"}));
                }
                return Done{};
            });
        }
        keep(seller);
    }

    void judge(const Block& block) {
        if (!feasible_.erase({block.entity, block.entity_id.v})) return;
        ++counts_.feasible;
        counts_.kept += block.starts_at <= block.due_at;
    }

 public:
    /// Could have begun in time and was not begun at all.
    int never_begun() const { return static_cast<int>(feasible_.size()); }

 private:
    storage::Database& db_;
    const identity::Org org_;
    const Date day_;
    const TimeZone& zone_;
    Instant now_;
    std::mt19937 random_{20261124};
    std::map<Id, std::set<int>> arrivals_;
    std::set<std::pair<std::string, std::int64_t>> seen_, feasible_;
    Counts counts_;
};

double share(int part, int whole) { return whole == 0 ? 1 : double(part) / whole; }

int report(Counts counts, int never_begun) {
    counts.feasible += never_begun;
    std::ranges::sort(counts.milliseconds);
    const auto at = [&](double share_of) {
        return counts.milliseconds[static_cast<std::size_t>(
            share_of * static_cast<double>(counts.milliseconds.size() - 1))];
    };
    const double protected_share = share(counts.in_selling, counts.wanted);
    const double kept = share(counts.kept, counts.feasible);
    fmt::print("{} sellers, {} inquiries arrive during the day\n", counts.people, counts.arrivals);
    fmt::print("{:<44} {:>7.3f}  floor {:.2f}\n", "selling hours protected, of what customers want",
               protected_share, kLeastProtected);
    fmt::print("{:<44} {:>7.3f}\n", "  of all selling hours",
               share(counts.in_selling, counts.selling));
    fmt::print("{:<44} {:>7}  floor 0\n", "  minutes of desk work in selling hours",
               counts.desk_in_selling);
    fmt::print("{:<44} {:>7.3f}  floor {:.2f}   ({} of {}; {} could not be)\n",
               "promises and answers in time, of feasible", kept, kLeastKept, counts.kept,
               counts.feasible, counts.promises - counts.feasible);
    fmt::print("{:<44} {:>7.2f}\n", "blocks pushed away per arrival",
               share(counts.moves, counts.arrivals));
    fmt::print("{:<44} {:>7}\n", "did not fit in the morning, explained", counts.left);
    fmt::print("{:<44} {:>7.2f}  p99 {:.2f}, {} times\n",
               "a day with all its questions, ms, median", at(0.5), at(0.99),
               counts.milliseconds.size());
    const bool holds =
        protected_share >= kLeastProtected && kept >= kLeastKept && counts.desk_in_selling == 0;
    fmt::print("{}\n", holds ? "every floor holds" : "FAIL: below the floor");
    return holds ? 0 : 1;
}

}  // namespace

int day(int, char**) {
    const std::string file = "build/bench/day-work.db";
    std::filesystem::create_directories("build/bench");
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(file + tail);
    const auto db = storage::open_database("sqlite:" + file, {.create = true});
    cli::publish_permissions(app::features());
    storage::migrate(*db, cli::all_migrations(app::features()));
    const Date tuesday = Date::from_ymd(2026, 11, 24);
    const Instant morning = zone_of("Asia/Shanghai").at(tuesday, kOpening);
    const auto made = cli::demo::make(*db, app::features(), morning, {});
    INVARIANT(made.ok(), made.ok() ? "" : made.problem().code);
    const auto orgs = storage::read_now(*db, {}, [](Tx& tx) { return identity::all_orgs(tx); });
    Bench bench(*db, orgs.front(), tuesday);
    const Counts counts = bench.live();
    return report(counts, bench.never_begun());
}

}  // namespace zhuli::bench
