// Proposals in every state: out of a need written down with the customer, with goods they buy
// anyway. Throws no dice: the rest of the year stays what it was.
#include <fmt/format.h>

#include <array>
#include <memory>

#include "cli/demo/company.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/proposals/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Channel;
using proposals::EvidenceKind;

constexpr std::size_t kSellers = 4;  // the first ones
constexpr int kKnownDays = 60;
constexpr int kValidDays = 20;

enum class End { unanswered, draft, sent, newer, ordered, declined, expired };
constexpr std::array kEnds{End::sent,     End::ordered, End::unanswered, End::newer,
                           End::declined, End::expired, End::draft};

struct Story {
    std::size_t seller = 0;
    Buyer* buyer = nullptr;
    End end = End::draft;
    std::size_t number = 0;
    Id id, next;  // known to units only
};

constexpr std::string_view kUses[] = {"包装线的输送段", "数控机床换刀机构", "涂装线的悬挂链",
                                      "注塑机的取件手", "立体库的提升机"};
constexpr std::string_view kTrouble[] = {"现在用的三个月就有异响，停一次线要两万多",
                                         "夜班温度高，润滑脂老是流失", "备件要等两周，等不起"};

/// Days before today on which it is begun.
int begun_before(const Story& story) {
    const int apart = static_cast<int>(story.number % kEnds.size());
    if (story.end == End::expired) return 40;
    return story.end == End::unanswered || story.end == End::draft ? 2 + apart % 2 : 9 + apart;
}

Result<Id> write_need(Tx& tx, const Ctx& ctx, const Story& story) {
    inquiries::Need need;
    need.customer_id = story.buyer->id;
    need.answers = {
        {"主要用在什么地方？", std::string(kUses[story.number % std::size(kUses)])},
        {"现在最头疼的是什么？", std::string(kTrouble[story.number % std::size(kTrouble)])},
        {"预算大概是多少？", story.end == End::unanswered ? "" : "年内五万以内"}};
    need.words = "你们给个整套的说法，别只报个价。";
    need.mood = inquiries::Mood::calm;
    need.read_back = "要一套能撑过旺季、备件拿得到的做法，年内五万以内。";
    TRY(const auto written, inquiries::create_need(tx, ctx, need));
    if (story.end != End::unanswered)
        CHECK(inquiries::confirm_need(
            tx, ctx,
            {written.id, story.buyer->customer.contact_name, Channel::phone, "就是这个意思。"}));
    return written.id;
}

/// The sale of this seller with this customer that is open, if there is one.
Id opportunity_of(Tx& tx, const Ctx& ctx, const Company& c, const Story& story) {
    for (const Prospect& one : c.prospects) {
        if (!one.id || one.first.customer_id != story.buyer->id) continue;
        const auto found = opportunities::show_opportunity(tx, ctx, {one.id});
        if (found.ok() && found->open) return one.id;
    }
    return {};
}

std::vector<proposals::NewLine> lines_for(const Company& c, const Story& story, Date today,
                                          std::int64_t quantity) {
    const auto& favourites = story.buyer->favourites;
    const Good& first = c.goods[favourites.front()];
    const Good& second = c.goods[favourites.back()];
    proposals::NewLine use, trouble, budget;
    use.question = "主要用在什么地方？";
    use.need = std::string(kUses[story.number % std::size(kUses)]);
    use.product_id = first.id;
    use.quantity = {quantity};
    use.fit = "同工况已有在用的客户，安装尺寸和现在的一样，换上就能跑。";
    use.demonstration = {today.plus_days(-1), "技术支持 傅工", "空转两小时，温升 18 度，客户认可"};
    use.evidence = {
        {EvidenceKind::testimonial, "“换了以后半年没停过线。”——宁波一家同行的设备科长", {}, ""}};
    trouble.question = "现在最头疼的是什么？";
    trouble.need = std::string(kTrouble[story.number % std::size(kTrouble)]);
    trouble.product_id = second.id;
    trouble.quantity = {quantity / 2 + 1};
    trouble.offer = "备一套放在贵司仓库，用了再结算。";
    trouble.fit = "故障时半小时内就能换上，不用等货。";
    trouble.evidence = {
        {EvidenceKind::case_study, "苏州某包装厂寄售备件，一年少停线 6 次", {}, ""}};
    budget.question = "预算大概是多少？";
    budget.need = story.end == End::unanswered ? "" : "年内五万以内";
    budget.offer = "先付三成，其余月结 30 天。";
    budget.fit = "不占一次性预算，财务好安排。";
    return {use, trouble, budget};
}

Result<> begin(Tx& tx, const Ctx& ctx, const Company& c, Story& story) {
    TRY(const auto need, write_need(tx, ctx, story));
    proposals::NewProposal in;
    in.need_id = need;
    in.opportunity_id = opportunity_of(tx, ctx, c, story);
    in.title = fmt::format("{}配套方案", kUses[story.number % std::size(kUses)]);
    in.valid_until = ctx.today.plus_days(kValidDays);
    in.opening = "上次听您说了现场的情况，我们按您的原话逐条写了做法，请过目。";
    in.note = "底价还有余地，先不主动让。";
    in.lines = lines_for(c, story, ctx.today, 40 + static_cast<std::int64_t>(story.number) * 7);
    TRY(const auto made, proposals::create_proposal(tx, ctx, in));
    story.id = made.id;
    return Done{};
}

proposals::Sending sending(Id id, Channel how, std::string_view words) {
    proposals::Sending in;
    in.id = id;
    in.how = how;
    in.words = words;
    return in;
}

/// Fewer of the goods, once the customer has looked at the first one.
Result<> send_newer(Tx& tx, const Ctx& ctx, const Company& c, Story& story) {
    TRY(const auto next, proposals::revise_proposal(tx, ctx, {story.id, 0}));
    story.next = next.id;
    proposals::ProposalDraft draft;
    draft.lines = lines_for(c, story, ctx.today, 25);
    JsonOut lines;
    lines.begin_object().key("lines");
    Value<std::vector<proposals::NewLine>>::write(lines, draft.lines);
    lines.end_object();
    CHECK(proposals::edit_proposal(tx, ctx,
                                   {next.id, next.version, boost::json::parse(lines.text())}));
    CHECK(proposals::send_proposal(tx, ctx, sending(next.id, Channel::email, "数量按您说的减了")));
    return Done{};
}

Result<> finish(Tx& tx, const Ctx& ctx, const Company& c, Story& story) {
    if (story.end == End::newer) return send_newer(tx, ctx, c, story);
    if (story.end == End::declined) {
        proposals::Decline no;
        no.id = story.id;
        no.reason = proposals::LostReason::price;
        no.answered_by = story.buyer->customer.contact_name;
        no.words = "比现在用的贵一成，老板没批";
        CHECK(proposals::decline_proposal(tx, ctx, no));
    }
    if (story.end == End::ordered) {
        proposals::Acceptance yes;
        yes.id = story.id;
        yes.answered_by = story.buyer->customer.contact_name;
        yes.words = "就按这个来，先发第一批";
        CHECK(proposals::accept_proposal(tx, ctx, yes));
        CHECK(proposals::order_proposal(tx, ctx, {story.id, 0}));
    }
    return Done{};
}

void plan_story(Company& c, const std::shared_ptr<Story>& story) {
    const auto on = [&](int days_before, int hour, auto work) {
        const Date day = c.season.open_before(c.today.plus_days(-days_before));
        const int minute = hour * 60 + static_cast<int>(story->number) * 5;
        c.at(c.zone.at(day, minute), [&c, story, work] {
            c.call(c.sellers[story->seller],
                   [&c, story, work](Tx& tx, const Ctx& ctx) { return work(tx, ctx, c, *story); });
        });
    };
    const int before = begun_before(*story);
    on(before, 9, &begin);
    if (story->end == End::unanswered || story->end == End::draft) return;
    on(before - 1, 14, [](Tx& tx, const Ctx& ctx, const Company&, Story& one) -> Result<> {
        CHECK(proposals::send_proposal(tx, ctx, sending(one.id, Channel::wechat, "")));
        return Done{};
    });
    if (story->end != End::sent && story->end != End::expired) on(before - 6, 16, &finish);
}

}  // namespace

void plan_proposals(Company& c) {
    for (std::size_t seller = 0; seller < std::min(kSellers, c.sellers.size()); ++seller) {
        std::size_t count = 0;
        for (Buyer& buyer : c.buyers) {
            if (count == kEnds.size()) break;
            if (buyer.seller != seller || !buyer.is_courted || buyer.let_go) continue;
            if (buyer.favourites.empty() || buyer.joins >= c.today.plus_days(-kKnownDays)) continue;
            const auto story = std::make_shared<Story>();
            *story = {seller, &buyer, kEnds[count], seller + count, {}, {}};
            plan_story(c, story);
            ++count;
        }
    }
}

}  // namespace zhuli::cli::demo
