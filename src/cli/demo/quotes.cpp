// Quotes in every state, to customers that buy anyway: some went down a step for something, one
// waits for approval this morning. Throws no dice: the rest of the year stays what it was.
#include <fmt/format.h>

#include <array>
#include <memory>

#include "cli/demo/company.hpp"
#include "features/quotes/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Channel;

constexpr std::size_t kSellers = 4;  // the first ones
constexpr int kKnownDays = 90;
constexpr int kValidDays = 15;
constexpr int kEveningMinutes = 18 * 60 + 57;  // after approvals began, see approvals.cpp

enum class End { approval, sent, newer, accepted, ordered, declined, expired };
constexpr std::array kEnds{End::sent,     End::newer,   End::approval, End::ordered,
                           End::accepted, End::expired, End::declined};

struct Story {
    std::size_t seller = 0;
    Buyer* buyer = nullptr;
    End end = End::sent;
    std::size_t number = 0;
    Id id;  // known to units only
};

/// Days before today on which it is begun.
int begun_before(const Story& story) {
    if (story.end == End::expired) return 30;
    return 6 + static_cast<int>(story.number % kEnds.size());
}

UnitPrice percent_of(UnitPrice price, int percent) { return {price.v * percent / 100}; }

/// The goods this customer usually buys, a little below the list price; `step`: how often they
/// were told another one.
std::vector<quotes::NewLine> lines_for(const Company& c, const Story& story, int step) {
    const auto& favourites = story.buyer->favourites;
    const Good& first = c.goods[favourites.front()];
    const Good& second = c.goods[favourites.back()];
    quotes::NewLine main, extra;
    main.product_id = first.id;
    main.quantity = {first.shelf.lot * (2 + step)};
    main.unit_price_e4 = story.end == End::approval
                             ? percent_of(first.product.floor_price_e4, 97)
                             : std::max(first.product.floor_price_e4,
                                        percent_of(first.product.list_price_e4, step ? 95 : 97));
    main.remark = "含随货检验报告";
    if (step) main.in_return = "数量多订一批，预付三成";
    extra.product_id = second.id;
    extra.quantity = {second.shelf.lot};
    if (first.id == second.id) return {main};
    return {main, extra};
}

Result<> begin(Tx& tx, const Ctx& ctx, const Company& c, Story& story) {
    quotes::NewQuote in;
    in.customer_id = story.buyer->id;
    in.title = fmt::format("{}备货报价", c.goods[story.buyer->favourites.front()].product.name.v);
    in.valid_until = ctx.today.plus_days(kValidDays);
    in.opening = "感谢您的询价，按您上次说的用量，报价如下。";
    in.delivery = "现货，下单后三个工作日内发出，运费由我们承担。";
    in.policy = "质保一年，七天内无理由退换。";
    in.note = "底线是再让两个点，先看对方要不要加量。";
    in.lines = lines_for(c, story, 0);
    TRY(const auto made, quotes::create_quote(tx, ctx, in));
    story.id = made.id;
    return Done{};
}

Result<> send(Tx& tx, const Ctx& ctx, const Company&, Story& story) {
    quotes::Sending in;
    in.id = story.id;
    in.how = story.number % 2 ? Channel::email : Channel::wechat;
    if (story.end == End::approval) in.approval_reason = "同行报价更低，年底前先占住这家";
    CHECK(quotes::send_quote(tx, ctx, in));
    return Done{};
}

/// A step down, for more of the goods.
Result<> send_newer(Tx& tx, const Ctx& ctx, const Company& c, Story& story) {
    TRY(const auto next, quotes::revise_quote(tx, ctx, {story.id, 0}));
    story.id = next.id;
    JsonOut lines;
    lines.begin_object().key("lines");
    Value<std::vector<quotes::NewLine>>::write(lines, lines_for(c, story, 1));
    lines.end_object();
    CHECK(quotes::edit_quote(tx, ctx, {next.id, next.version, boost::json::parse(lines.text())}));
    return send(tx, ctx, c, story);
}

Result<> accept(Tx& tx, const Ctx& ctx, const Story& story) {
    quotes::Acceptance yes;
    yes.id = story.id;
    yes.answered_by = story.buyer->customer.contact_name;
    yes.words = "价格可以，月底前要到";
    CHECK(quotes::accept_quote(tx, ctx, yes));
    return Done{};
}

Result<> finish(Tx& tx, const Ctx& ctx, const Company& c, Story& story) {
    if (story.end == End::newer) return send_newer(tx, ctx, c, story);
    if (story.end == End::declined) {
        quotes::Decline no;
        no.id = story.id;
        no.reason = quotes::LostReason::competitor;
        no.answered_by = story.buyer->customer.contact_name;
        no.words = "别家账期给到六十天";
        CHECK(quotes::decline_quote(tx, ctx, no));
        return Done{};
    }
    CHECK(accept(tx, ctx, story));
    if (story.end == End::ordered) CHECK(quotes::order_quote(tx, ctx, {story.id, 0}));
    return Done{};
}

void plan_story(Company& c, const std::shared_ptr<Story>& story) {
    const auto on = [&](int days_before, int minute, auto work) {
        const Date day = c.season.open_before(c.today.plus_days(-days_before));
        c.at(c.zone.at(day, minute), [&c, story, work] {
            c.call(c.sellers[story->seller],
                   [&c, story, work](Tx& tx, const Ctx& ctx) { return work(tx, ctx, c, *story); });
        });
    };
    const int minute = static_cast<int>(story->number) * 4;
    const int before = begun_before(*story);
    on(before, 10 * 60 + minute, &begin);
    if (story->end == End::approval) return on(0, kEveningMinutes, &send);
    on(before, 15 * 60 + minute, &send);
    if (story->end == End::sent || story->end == End::expired) return;
    on(before - 4, 16 * 60 + minute, &finish);
}

}  // namespace

void plan_quotes(Company& c) {
    for (std::size_t seller = 0; seller < std::min(kSellers, c.sellers.size()); ++seller) {
        std::size_t count = 0;
        for (Buyer& buyer : c.buyers) {
            if (count == kEnds.size()) break;
            if (buyer.seller != seller || buyer.is_courted || buyer.let_go) continue;
            if (buyer.favourites.empty() || buyer.joins >= c.today.plus_days(-kKnownDays)) continue;
            const auto story = std::make_shared<Story>();
            *story = {seller, &buyer, kEnds[count], seller * kEnds.size() + count, {}};
            plan_story(c, story);
            ++count;
        }
    }
}

}  // namespace zhuli::cli::demo
