// An offer of each of the first sellers: customers who said yes, a segment, private links handed
// over, and what customers did on the page. Throws no dice: the rest of the year stays what it was.
#include <memory>

#include "cli/demo/company.hpp"
#include "features/offers/messages.hpp"
#include "features/offers/use_cases.hpp"
#include "features/offers/use_cases_open.hpp"
#include "storage/entity.hpp"

namespace zhuli::cli::demo {

namespace {

using offers::OfferAnswer;

constexpr std::size_t kSellers = 2;                 // of the first ones
constexpr std::size_t kAgreed = 36;                 // customers of each who said yes
constexpr int kAskedBefore = 24, kSentBefore = 12;  // days
constexpr int kHandedOver = 14;                     // links

constexpr std::string_view kHow[] = {"电话回访时同意接收新品与优惠资料", "微信上说可以发活动信息",
                                     "拜访时填了资料订阅表"};

const Catalog& texts() {
    static const Catalog all = [] {
        Catalog made;
        made.add(offers::messages());
        return made;
    }();
    return all;
}

void ask(Company& c, std::size_t seller) {
    std::size_t asked = 0;
    for (Buyer& buyer : c.buyers) {
        if (asked == kAgreed) return;
        if (buyer.seller != seller || buyer.favourites.empty() || buyer.let_go) continue;
        if (buyer.joins >= c.today.plus_days(-60)) continue;
        const std::string how(kHow[asked++ % std::size(kHow)]);
        c.call(c.sellers[seller], [&buyer, how](Tx& tx, const Ctx& ctx) -> Result<> {
            CHECK(offers::record_consent(
                tx, ctx, {buyer.id, offers::ConsentKind::given, std::string_view(how)}));
            return Done{};
        });
    }
}

Result<> send(Tx& tx, const Ctx& ctx, const Company& c, Id& offer_id) {
    offers::Segment segment{.name = "老客户（A–C 级）"};
    segment.filter.tiers = {customers::Tier::a, customers::Tier::b, customers::Tier::c};
    segment.filter.statuses = {customers::CustomerStatus::customer};
    TRY(const auto named, offers::create_segment(tx, ctx, segment));
    offers::Offer offer{
        .title = "年终备货：轴承与导轨满 1 万减 500",
        .words =
            "年底前下单的常用型号备齐现货，满 10,000 元减 500 元，可与季度返点同享。"
            "\n\n• 深沟球轴承、直线导轨、气动元件\n• 三天内发货，质保一年\n\n"
            "需要报价或样品，请在下面告诉我们。",
        .channel = offers::OfferChannel::link,
        .segment_id = named.id,
        .valid_until = c.today.plus_days(25)};
    TRY(const auto made, offers::create_offer(tx, ctx, offer));
    CHECK(offers::send_offer(tx, ctx, {made.id, "https://zhuli.example", "zhuli.example"}));
    while (const auto next = offers::next_to_freeze(tx, ctx, made.id))
        CHECK(offers::freeze(tx, ctx, made, *next));
    offer_id = made.id;
    return Done{};
}

/// The next recipient gets a link; what the customer then does is `token`'s.
Result<> hand_over(Tx& tx, const Ctx& ctx, Id offer, std::string& token) {
    http::Listed<offers::Recipient> query;
    query.limit = 1;
    query.filters = {{"offer_id", std::to_string(offer.v)}, {"state", "waiting"}};
    TRY(const auto found, offers::list_recipients(tx, ctx, query));
    if (found.items.empty()) return Done{};
    TRY(const auto link, offers::make_link(tx, ctx, {found.items.front().id}));
    token = link.path.substr(3);
    return Done{};
}

Result<> visit(Tx& tx, const Ctx& ctx, const std::string& token, OfferAnswer answer, bool leaves) {
    if (token.empty()) return Done{};
    CHECK(offers::note_opening(tx, ctx, {token}));
    if (answer != OfferAnswer::none) {
        const auto words = answer == OfferAnswer::call_me ? "下午方便，想问轴承的交期" : "";
        CHECK(offers::answer_offer(tx, ctx, {token, answer, words}, texts()));
    }
    if (leaves) CHECK(offers::unsubscribe(tx, ctx, {token}));
    return Done{};
}

OfferAnswer answer_of(int number) {
    switch (number) {
        case 3:
        case 8:
            return OfferAnswer::interested;
        case 5:
            return OfferAnswer::call_me;
        case 6:
        case 11:
            return OfferAnswer::not_now;
        default:
            return OfferAnswer::none;
    }
}

void follow(Company& c, std::size_t seller, const std::shared_ptr<Id>& offer) {
    Ctx customer = c.sellers[seller];
    customer.user = {};
    const Date first = c.season.open_before(c.today.plus_days(-kSentBefore + 1));
    const Date last = c.season.open_before(c.today);
    for (int number = 0; number < kHandedOver; ++number) {
        const auto token = std::make_shared<std::string>();
        c.on(first, 10, 11, [&c, seller, offer, token] {
            c.call(c.sellers[seller], [offer, token](Tx& tx, const Ctx& ctx) {
                return hand_over(tx, ctx, *offer, *token);
            });
        });
        const OfferAnswer answer = answer_of(number);
        if (number % 4 == 0 && answer == OfferAnswer::none) continue;  // never opened
        const bool recent = answer == OfferAnswer::interested || answer == OfferAnswer::call_me;
        c.on(recent ? last : first, 15, 17, [&c, customer, token, answer, number] {
            c.call(customer, [token, answer, number](Tx& tx, const Ctx& ctx) {
                return visit(tx, ctx, *token, answer, number == 11);
            });
        });
    }
}

}  // namespace

void plan_offers(Company& c) {
    for (std::size_t seller = 0; seller < std::min(kSellers, c.sellers.size()); ++seller) {
        c.on(c.season.open_before(c.today.plus_days(-kAskedBefore)), 16, 17,
             [&c, seller] { ask(c, seller); });
        const auto offer = std::make_shared<Id>();
        c.on(c.season.open_before(c.today.plus_days(-kSentBefore)), 9, 10, [&c, seller, offer] {
            c.call(c.sellers[seller],
                   [&c, offer](Tx& tx, const Ctx& ctx) { return send(tx, ctx, c, *offer); });
        });
        follow(c, seller, offer);
    }
}

}  // namespace zhuli::cli::demo
