// Complaints of the last weeks: taken in by the service, classified, answered and led through their
// stages; some were joined, some wait for the customer, and the latest still wait for somebody.
// Throws dice of its own: the rest of the year stays what it was.
#include <memory>

#include "cli/demo/company.hpp"
#include "features/sub_requests/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using tickets::Cause;
using tickets::Kind;
using tickets::Severity;
using tickets::Stage;

constexpr int kDays = 30;  // open days back
constexpr std::size_t kStillNew = 4;
constexpr double kComplainsADay = 0.8;

struct Sample {
    Kind kind;
    Severity severity;
    Cause cause;
    std::string_view title, words, reply, found, done;
};
constexpr Sample kSamples[] = {
    {Kind::logistics, Severity::s3, Cause::carrier, "外箱压坏，轴承少两套",
     "刚收到货，外箱压扁了，清点少两套轴承，急着装机。", "已收到照片，今天查发货记录，先安排补发。",
     "仓库出库视频数量齐全，箱子在中转时被压。", "补发两套，向承运商索赔。"},
    {Kind::quality, Severity::s2, Cause::product, "整批滑块卡滞",
     "这批导轨滑块推起来一顿一顿的，整批都这样，产线等着用。", "先停用这批，明天派人带样品过来。",
     "抽检发现防锈油过厚，低温下发涩，批次 2611。", "上门清洗并更换五只，其余跟踪一周。"},
    {Kind::billing, Severity::s4, Cause::invoice, "发票税号错了",
     "上个月的专票税号少一位，财务退回来了。", "财务今天作废重开，明天寄出。",
     "客户变更税号后资料没有更新。", "重开发票并更新客户资料。"},
    {Kind::after_sales, Severity::s3, Cause::handling, "退货半个月没退款",
     "退回的伺服电机签收半个月了，退款还没到账。", "已联系财务核对，今天给答复。",
     "退货入库后没有通知财务。", "当天退款，流程改为入库即通知。"},
    {Kind::technical, Severity::s3, Cause::description, "驱动器参数不会设",
     "新电机接上报警，说明书看不懂，怎么设参数？", "工程师半小时内电话指导。",
     "说明书缺少这款编码器的参数表。", "远程设好参数，发了补充说明。"},
    {Kind::logistics, Severity::s4, Cause::picking, "多发了一箱",
     "单子上是三箱，送来四箱，怎么处理？", "辛苦先代为保管，明天安排取回。", "拣货时看错行。",
     "司机顺路取回，给客户送了备件。"}};

struct Complaining {
    Buyer* buyer = nullptr;
    const Sample* sample = nullptr;
    int reached = 4;  // how many stages are behind it
    int satisfaction = 5;
    bool waits = false;
    Id id;  // known to units only
};
using Planned = std::shared_ptr<Complaining>;

void take_in(Company& c, const Planned& one) {
    c.call(c.service, [one](Tx& tx, const Ctx& ctx) -> Result<> {
        tickets::Ticket in;
        in.customer_id = one->buyer->id;
        in.title = one->sample->title;
        in.words = one->sample->words;
        TRY(const auto made, tickets::create_ticket(tx, ctx, in));
        one->id = made.id;
        return Done{};
    });
}

void classify(Company& c, const Planned& one) {
    c.call(c.service, [one](Tx& tx, const Ctx& ctx) -> Result<> {
        CHECK(tickets::classify_ticket(
            tx, ctx, {one->id, one->sample->kind, one->sample->severity, ctx.user}));
        CHECK(tickets::reply_to_customer(tx, ctx, {one->id, one->sample->reply}));
        return Done{};
    });
}

tickets::StageRecord record_of(const Complaining& one, Stage stage) {
    tickets::StageRecord record{.id = one.id, .stage = stage};
    switch (stage) {
        case Stage::accepted:
            record.words = one.sample->title;
            break;
        case Stage::investigating:
            record.words = one.sample->found;
            record.cause = one.sample->cause;
            break;
        case Stage::resolving:
            record.words = one.sample->done;
            break;
        default:
            record.words = one.satisfaction >= 4 ? "电话回访，客户认可。" : "客户说慢了些。";
            record.satisfaction = one.satisfaction;
    }
    return record;
}

void advance(Company& c, const Planned& one, Stage stage) {
    c.call(c.service, [one, stage](Tx& tx, const Ctx& ctx) -> Result<> {
        CHECK(tickets::advance_ticket(tx, ctx, record_of(*one, stage)));
        return Done{};
    });
}

/// Every second one gives a voucher; of the last two days nobody has answered yet.
void answer_in_writing(Company& c, const Planned& one, bool is_recent) {
    const std::int64_t voucher = one->satisfaction == 5 ? 0 : one->satisfaction * 5'000;
    c.call(c.service, [one, voucher, is_recent](Tx& tx, const Ctx& ctx) -> Result<> {
        return answer_by_letter(
            tx, ctx, {one->id, one->sample->found, one->sample->done, voucher, !is_recent});
    });
}

/// What the warehouse finds on its desk: nobody has looked at the complaint itself yet.
void ask_warehouse(Company& c, const Planned& one) {
    c.call(c.service, [one](Tx& tx, const Ctx& ctx) -> Result<> {
        CHECK(sub_requests::ask_department(
            tx, ctx, {one->id, std::string_view("核对出库"), std::string_view("请附装箱照片")}));
        return Done{};
    });
}

void wait(Company& c, const Planned& one) {
    c.call(c.service, [one](Tx& tx, const Ctx& ctx) -> Result<> {
        CHECK(tickets::pause_ticket(tx, ctx, {one->id, "等客户寄回样品"}));
        return Done{};
    });
}

/// A step each: soon after it came, the same day, the next days.
void follow(Company& c, const Planned& one, Date day, int minute) {
    constexpr Stage kStages[] = {Stage::accepted, Stage::investigating, Stage::resolving,
                                 Stage::revisiting};
    constexpr int kAfterDays[] = {0, 1, 2, 4};
    c.at(c.zone.at(day, minute + 3), [&c, one] { classify(c, one); });
    for (int i = 0; i < one->reached; ++i) {
        const Date then = kAfterDays[i] == 0 ? day : c.season.plus_open_days(day, kAfterDays[i]);
        if (then >= c.today) return;
        c.at(c.zone.at(then, minute + 40 + i),
             [&c, one, stage = kStages[i]] { advance(c, one, stage); });
        const bool is_recent = c.season.plus_open_days(then, 2) >= c.today;
        if (kStages[i] == Stage::investigating)
            c.at(c.zone.at(then, minute + 75),
                 [&c, one, is_recent] { answer_in_writing(c, one, is_recent); });
        if (one->waits && i == 0) c.at(c.zone.at(day, minute + 60), [&c, one] { wait(c, one); });
        if (one->waits && i == 0) return;
    }
}

std::vector<Buyer*> who_may_complain(Company& c, Date day) {
    std::vector<Buyer*> found;
    for (Buyer& buyer : c.buyers)
        if (buyer.joins.plus_days(30) < day && buyer.days_between_orders > 0)
            found.push_back(&buyer);
    return found;
}

}  // namespace

void plan_complaints(Company& c) {
    Dice dice{20261128};
    const auto plan = [&](Date day, int minute, bool is_new) {
        const auto buyers = who_may_complain(c, day);
        if (buyers.empty()) return;
        const auto one = std::make_shared<Complaining>();
        one->buyer = dice.pick(std::span<Buyer* const>(buyers));
        one->sample = &dice.pick(std::span<const Sample>(kSamples));
        one->satisfaction = dice.between(3, 5);
        one->reached = dice.between(2, 4);
        one->waits = dice.chance(0.1);
        c.at(c.zone.at(day, minute), [&c, one] { take_in(c, one); });
        if (is_new && one->sample->kind == Kind::logistics)
            c.at(c.zone.at(day, minute + 1), [&c, one] { ask_warehouse(c, one); });
        if (!is_new) follow(c, one, day, minute);
    };
    Date day = c.season.open_before(c.today);
    for (std::size_t i = 0; i < kStillNew; ++i)
        plan(day, 18 * 60 - 4 - 3 * static_cast<int>(i), true);
    for (int back = 0; back < kDays; ++back) {
        if (dice.chance(kComplainsADay)) plan(day, dice.between(9 * 60 + 10, 15 * 60), false);
        day = c.season.open_before(day);
    }
}

}  // namespace zhuli::cli::demo
