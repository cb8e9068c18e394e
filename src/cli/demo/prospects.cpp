// The pipeline: opportunities in every stage, with the way they came, days that slipped, some that
// are overdue, and some that were won or lost lately. Throws dice of its own: the rest of the year
// stays what it was.
#include <fmt/format.h>

#include <algorithm>

#include "cli/demo/company.hpp"
#include "features/opportunities/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using opportunities::LostReason;
using opportunities::Stage;

constexpr std::uint64_t kSeed = 20261126;
constexpr std::size_t kEach = 18;  // of one seller
constexpr int kKnownDays = 5;      // a customer, before a sale is begun with it
constexpr int kWan = 1'000'000;    // minor units
constexpr Stage kEnds[] = {Stage::quotation, Stage::discovery, Stage::negotiation,
                           Stage::won,       Stage::proposal,  Stage::lost,
                           Stage::discovery, Stage::quotation, Stage::proposal};

constexpr std::string_view kProjects[] = {"产线改造", "二期扩产配套", "年度框架采购", "新机型配套",
                                          "备件寄售", "设备大修",     "自动上料项目"};
constexpr std::string_view kCompetitors[] = {"恒远工业品", "瑞科传动", "铭泰机电", "沪江轴承"};
// In the order of the stages.
constexpr std::string_view kNextSteps[][3] = {
    {"电话确认用量和工况", "约技术上门测量", "拿到图纸和节拍要求"},
    {"发选型方案，约技术交流", "送样品试装", "带案例拜访设备科"},
    {"发正式报价，问预算口径", "按付款方式重算报价", "补交期承诺函"},
    {"谈年度返点，约总经理", "确认合同条款和质保", "催用印，约签约日"}};
constexpr std::pair<LostReason, std::string_view> kLosses[] = {
    {LostReason::price, "对方要求再降 8%，低于底价"},
    {LostReason::competitor, "选了瑞科传动，交期短两周"},
    {LostReason::no_budget, "项目推到明年，今年没有预算"},
    {LostReason::no_decision, "设备科和采购意见不一，一直没有决定"}};

class Planner {
 public:
    explicit Planner(Company& company) : c_(company) {}

    void plan(std::size_t seller, const std::vector<Buyer*>& buyers) {
        for (std::size_t i = 0; i < kEach; ++i) {
            Buyer& buyer = *buyers[(i * 7 + seller) % buyers.size()];
            plan_one(seller, buyer, kEnds[i % std::size(kEnds)], i);
        }
    }

 private:
    Date open_day(int days_ago) const {
        return c_.season.open_before(c_.today.plus_days(-days_ago));
    }

    /// On that day, after whatever was planned for the same one before.
    void at(Date day, std::function<void()> action) {
        const Instant wished = c_.zone.at(day, 9 * 60 + dice_.between(5, 480));
        last_ = std::max(wished, last_.plus_ms(10 * kMinuteMs));
        c_.at(last_, std::move(action));
    }
    /// When the next step is due: lately or soon where it ends, else some days later.
    Date next_day(Date day, bool stays) {
        const Date soon = c_.season.plus_open_days(day, dice_.between(2, 7));
        const Date now = c_.season.open_from(c_.today.plus_days(dice_.between(-2, 12)));
        return stays ? std::max(soon, now) : soon;
    }

    /// The days it came into each stage, newest last; the first is the day it was begun.
    std::vector<Date> days_of(std::size_t count, const Buyer& buyer) {
        std::vector<Date> days;
        int ago = dice_.between(1, 24);
        for (std::size_t i = 0; i < count; ++i, ago += dice_.between(4, 16))
            days.insert(days.begin(), std::max(open_day(ago), earliest_with(buyer)));
        return days;
    }
    Date earliest_with(const Buyer& buyer) const {
        return c_.season.open_from(buyer.joins.plus_days(kKnownDays));
    }

    void plan_one(std::size_t seller, Buyer& buyer, Stage end, std::size_t i) {
        buyer.is_courted = true;
        const bool closes = !(end < Stage::won);
        const auto stages =
            closes ? static_cast<std::size_t>(Stage::won) : static_cast<std::size_t>(end) + 1;
        const auto days = days_of(stages + (closes ? 1 : 0), buyer);
        Prospect& one = c_.prospects.emplace_back();
        last_ = {};
        one.seller = &c_.sellers[seller];
        describe(one, buyer);
        const Date close = c_.season.open_from(c_.today.plus_days(dice_.between(-8, 95)));
        const bool slips = i % 3 == 0;
        one.first.expected_close_on =
            std::max(days.front().plus_days(14), slips ? close.plus_days(-30) : close);
        one.first.next_step_on = next_day(days.front(), stages == 1);
        at(days.front(), [&c = c_, &one, &buyer] { begin(c, one, buyer); });
        for (std::size_t stage = 1; stage < stages; ++stage)
            move(one, days[stage], stage, stage + 1 == stages && !closes);
        if (slips && !closes) slip(one, std::max(close, c_.today.plus_days(3)));
        if (closes) finish(one, days.back(), end);
    }

    void describe(Prospect& one, const Buyer& buyer) {
        const std::size_t good = buyer.favourites.empty() ? 0 : buyer.favourites.front();
        one.first.name =
            fmt::format("{} · {}", dice_.pick(kProjects), c_.goods[good].product.name.v);
        one.first.amount_minor = {std::int64_t{dice_.between(2, 60)} * kWan / 2};
        if (dice_.chance(0.6)) one.first.competitors.emplace_back(dice_.pick(kCompetitors));
        one.first.next_step = dice_.pick(kNextSteps[0]);
    }

    static void begin(Company& c, Prospect& one, Buyer& buyer) {
        c.call(*one.seller, [&one, &buyer](Tx& tx, const Ctx& ctx) -> Result<> {
            one.first.customer_id = buyer.id;
            TRY(const auto made, opportunities::create_opportunity(tx, ctx, one.first));
            one.id = made.id;
            return Done{};
        });
    }

    void move(Prospect& one, Date day, std::size_t stage, bool stays) {
        const std::string next(dice_.pick(kNextSteps[stage]));
        const Date due = next_day(day, stays);
        at(day, [&c = c_, &one, stage, next, due] {
            c.call(*one.seller, [&one, stage, next, due](Tx& tx, const Ctx& ctx) -> Result<> {
                TRY(const auto moved, opportunities::move_opportunity(
                                          tx, ctx, {one.id, 0, static_cast<Stage>(stage)}));
                return change(tx, ctx, moved,
                              {{"next_step", next}, {"next_step_on", due.to_string()}});
            });
        });
    }

    void slip(Prospect& one, Date to) {
        at(open_day(0), [&c = c_, &one, to] {
            c.call(*one.seller, [&one, to](Tx& tx, const Ctx& ctx) -> Result<> {
                TRY(const auto shown, opportunities::show_opportunity(tx, ctx, {one.id}));
                return change(tx, ctx, shown, {{"expected_close_on", to.to_string()}});
            });
        });
    }

    static Result<> change(Tx& tx, const Ctx& ctx, const opportunities::Opportunity& shown,
                           boost::json::object members) {
        CHECK(opportunities::edit_opportunity(tx, ctx,
                                              {shown.id, shown.version, std::move(members)}));
        return Done{};
    }

    void finish(Prospect& one, Date day, Stage end) {
        const auto [reason, words] = dice_.pick(kLosses);
        at(day, [&c = c_, &one, end, reason = reason, words = words] {
            c.call(*one.seller, [&one, end, reason, words](Tx& tx, const Ctx& ctx) -> Result<> {
                if (end == Stage::won)
                    CHECK(opportunities::win_opportunity(tx, ctx, {one.id, 0, {}, {}}));
                else
                    CHECK(opportunities::lose_opportunity(tx, ctx, {one.id, 0, reason, words}));
                return Done{};
            });
        });
    }

    Company& c_;
    Dice dice_{kSeed};
    Instant last_;  // of the one being planned
};

}  // namespace

void plan_prospects(Company& c) {
    Planner planner(c);
    for (std::size_t seller = 0; seller < c.sellers.size(); ++seller) {
        std::vector<Buyer*> known;
        for (Buyer& buyer : c.buyers)
            if (buyer.seller == seller && buyer.joins < c.today.plus_days(-2 * kKnownDays))
                known.push_back(&buyer);
        if (!known.empty()) planner.plan(seller, known);
    }
}

}  // namespace zhuli::cli::demo
