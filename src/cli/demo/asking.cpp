// Somebody asks: customers and new faces, by telephone, WeChat, mail or at the door, over the last
// weeks; answered in time or late, lost, invalid, or won by the order that follows. What was asked
// at the end of yesterday still waits. Throws dice of its own: the rest of the year stays what it
// was.
#include <fmt/format.h>

#include <memory>

#include "cli/demo/company.hpp"
#include "features/inquiries/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Channel;
using inquiries::InvalidReason;
using inquiries::LostReason;

constexpr int kDays = 40;  // open days back
constexpr int kMostADay = 4;
constexpr double kByCustomer = 0.45;
constexpr double kAnsweredLate = 0.12;
constexpr double kComesToNothing = 0.45;  // of the new faces
constexpr double kChannels[] = {40, 38, 6, 16};
constexpr std::size_t kStillWaiting = 6;
constexpr int kOpens = 9 * 60, kCloses = 18 * 60;

constexpr std::string_view kSources[] = {"官网", "1688", "展会", "老客户介绍", "百度", "抖音"};
// {0} is a product.
constexpr std::string_view kWords[] = {"{0}有现货吗？月底要用。",
                                       "想问一下{0}的价格，量大能不能优惠？",
                                       "{0}交期多久，能开专票吗？",
                                       "看到你们网上有{0}，发份样本看看。",
                                       "设备坏了，急要{0}，今天能发吗？",
                                       "新上一条线，{0} 要配一批，先报个价。",
                                       "现在用的{0}老坏，有没有耐用一点的？"};
constexpr std::string_view kAnswers[] = {
    "有货，报价单和样本已发，下午再联系。", "问清了规格和数量，回去算好价格报过去。",
    "加了微信，发了样本，约了明天细谈。", "库存够，今天可以发，等对方回复数量。"};
constexpr std::string_view kNewFaces[] = {"张先生", "李工",   "王女士", "陈经理", "刘先生",
                                          "赵工",   "周女士", "吴经理", "徐先生", "孙工"};

/// What one inquiry will come to, decided when it is planned.
struct Asking {
    Buyer* buyer = nullptr;  // null: a new face
    std::size_t seller = 0;
    int serial = 0;
    Channel channel = Channel::phone;
    std::string words, product;
    std::string_view source, answer;
    int answered_after = 0;  // minutes; 0: not yet
    bool lost = false, invalid = false, with_need = false;
    LostReason reason = LostReason::none;
    Id id;  // known to units only
};

inquiries::NewInquiry arriving(const Asking& asking) {
    inquiries::NewInquiry in;
    in.channel = asking.channel;
    in.words = asking.words;
    in.interest = asking.product;
    if (asking.buyer != nullptr) {
        in.customer_id = asking.buyer->id;
        return in;
    }
    in.name = kNewFaces[static_cast<std::size_t>(asking.serial) % std::size(kNewFaces)];
    in.source = asking.source;
    in.wechat = fmt::format("wx{:04}", asking.serial);
    in.phone.v = fmt::format("+86176{:08}", 51000000 + asking.serial * 37);
    return in;
}

using Planned = std::shared_ptr<Asking>;

void answer(Company& c, const Planned& asking) {
    if (asking->buyer != nullptr && asking->buyer->kept_for_today) return;
    c.call(c.sellers[asking->seller], [asking](Tx& tx, const Ctx& ctx) -> Result<> {
        CHECK(
            inquiries::respond_to_inquiry(tx, ctx, {asking->id, asking->channel, asking->answer}));
        return Done{};
    });
}

/// What was understood, read back and agreed on.
void write_need(Company& c, const Planned& asking) {
    c.call(c.sellers[asking->seller], [asking](Tx& tx, const Ctx& ctx) -> Result<> {
        inquiries::Need need;
        need.inquiry_id = asking->id;
        need.answers = {{"主要用在什么地方？", "自动化设备的上料机构"},
                        {"什么时候要用上？", "月底前"},
                        {"除了您，还有谁一起决定？", "技术部和采购部"}};
        need.words = asking->words;
        need.mood = inquiries::Mood::calm;
        need.read_back =
            "您要" + asking->product + "，用在上料机构，月底前到货，技术和采购一起定。";
        TRY(const auto written, inquiries::create_need(tx, ctx, need));
        CHECK(inquiries::confirm_need(
            tx, ctx,
            {written.id, asking->buyer->customer.contact_name, Channel::phone, "对，就是这些。"}));
        return Done{};
    });
}

void end(Company& c, const Planned& asking) {
    c.call(c.sellers[asking->seller], [asking](Tx& tx, const Ctx& ctx) -> Result<> {
        if (asking->invalid)
            CHECK(inquiries::invalidate_inquiry(
                tx, ctx, {asking->id, InvalidReason::not_for_us, "推销网站推广"}));
        else if (asking->lost)
            CHECK(inquiries::lose_inquiry(tx, ctx, {asking->id, asking->reason, ""}));
        return Done{};
    });
}

void ask(Company& c, const Planned& asking) {
    if (asking->buyer != nullptr && asking->buyer->kept_for_today) return;
    // New faces are taken in by the service desk and lie in the inbox.
    const Ctx& who = asking->buyer == nullptr ? c.service : c.sellers[asking->seller];
    c.call(who, [asking](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto view, inquiries::create_inquiry(tx, ctx, arriving(*asking)));
        asking->id = view.id;
        return Done{};
    });
    if (asking->answered_after == 0) return;
    c.at(c.now.plus_ms(asking->answered_after * kMinuteMs), [&c, asking] {
        answer(c, asking);
        if (asking->with_need) write_need(c, asking);
    });
    const auto ends = c.season.plus_open_days(c.day(), 2);
    if ((asking->lost || asking->invalid) && ends < c.today)
        c.at(c.zone.at(ends, 16 * 60 + asking->serial % 60), [&c, asking] { end(c, asking); });
}

std::vector<Buyer*> who_may_ask(Company& c, Date day) {
    std::vector<Buyer*> found;
    for (Buyer& buyer : c.buyers)
        if (buyer.joins < day && buyer.days_between_orders > 0) found.push_back(&buyer);
    return found;
}

Asking decided(Company& c, Dice& dice, const std::vector<Buyer*>& buyers, int serial) {
    constexpr LostReason kReasons[] = {LostReason::price, LostReason::no_reply,
                                       LostReason::delivery, LostReason::competitor};
    Asking asking;
    asking.serial = serial;
    asking.seller = static_cast<std::size_t>(serial) % c.sellers.size();
    if (!buyers.empty() && dice.chance(kByCustomer)) {
        asking.buyer = dice.pick(std::span<Buyer* const>(buyers));
        asking.seller = asking.buyer->seller;
    }
    asking.channel = static_cast<Channel>(dice.weighted(kChannels));
    asking.product = dice.pick(std::span<const Series>(series())).name;
    asking.words = fmt::format(fmt::runtime(dice.pick(kWords)), asking.product);
    asking.source = dice.pick(kSources);
    asking.answer = dice.pick(kAnswers);
    asking.answered_after = dice.chance(kAnsweredLate) ? dice.between(30, 90) : dice.between(1, 5);
    asking.lost = asking.buyer == nullptr && dice.chance(kComesToNothing);
    asking.invalid = asking.lost && dice.chance(0.3);
    asking.reason = dice.pick(kReasons);
    asking.with_need = asking.buyer != nullptr && dice.chance(0.5);
    return asking;
}

}  // namespace

void plan_asking(Company& c) {
    Dice dice{20261126};
    int serial = 0;
    const auto plan = [&](Date day, int minute, bool waits) {
        const auto buyers = who_may_ask(c, day);
        const auto asking = std::make_shared<Asking>(decided(c, dice, buyers, ++serial));
        if (waits) asking->answered_after = 0;
        c.at(c.zone.at(day, minute), [&c, asking] { ask(c, asking); });
    };
    Date day = c.season.open_before(c.today);
    for (std::size_t i = 0; i < kStillWaiting; ++i)
        plan(day, kCloses - 3 - 9 * static_cast<int>(i), true);
    for (int back = 0; back < kDays; ++back) {
        for (int i = dice.between(1, kMostADay); i > 0; --i)
            plan(day, dice.between(kOpens, kCloses - 120), false);
        day = c.season.open_before(day);
    }
}

}  // namespace zhuli::cli::demo
