// Customers are entered, and orders are placed, submitted, confirmed and sometimes cancelled.
#include <algorithm>

#include "cli/demo/company.hpp"
#include "features/customers/use_cases.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::CustomerStatus;
using customers::Tier;

constexpr double kAgreedAtOnce = 0.72;     // entered and confirmed in one step
constexpr double kChanged = 0.15;          // of the drafts are edited once
constexpr double kDeclined = 0.07;         // of what awaits the customer
constexpr double kTakesWhatIsThere = 0.7;  // of those whose goods are short
constexpr double kCalledOff = 0.018;       // of the confirmed ones, before they ship
constexpr double kBelowFloor = 0.012;
constexpr int kTries = 3;
constexpr double kLines[] = {34, 28, 18, 11, 6, 3};
constexpr double kQuantities[] = {50, 25, 17, 8};
constexpr double kPriceByTier[] = {0.90, 0.94, 0.97, 1.0};
constexpr double kPriceBelowFloor = 0.83;
constexpr int kSilentDays = 150;    // then a customer is dormant
constexpr int kColdLeadDays = 100;  // then a lead is lost

constexpr std::string_view kYes[] = {"电话确认：型号、数量、交期都对",
                                     "微信回复「确认，按这个发」",
                                     "邮件回签采购单",
                                     "传回盖章合同",
                                     "电话确认，要求发票随货",
                                     "微信语音确认，下午安排付款"};
constexpr std::string_view kNo[] = {"客户预算延期，本月不采购", "客户选了其他品牌",
                                    "交期赶不上，客户本地调货", "型号改了，重新报价",
                                    "客户项目暂停"};
constexpr std::string_view kLost[] = {"多次联系无回应", "已与同行签年度框架", "改为集团集中采购",
                                      "需求取消", "价格差距太大"};
constexpr std::string_view kChangedNote[] = {"客户改了收货时间，周三上午送", "随货带质保书两份",
                                             "分两箱包装，外箱贴客户料号", "发票抬头按新资料开"};

/// As people price: no finer than one part in a thousand.
UnitPrice offered(Company& c, const Buyer& buyer, const catalog::Product& product) {
    double share = kPriceByTier[static_cast<int>(buyer.customer.tier)];
    if (c.dice.chance(kBelowFloor)) share = kPriceBelowFloor;
    const auto list = product.list_price_e4.v;
    const std::int64_t step = list >= 1'000'000 ? 10'000 : list >= 10'000 ? 100 : 1;
    const auto price = static_cast<std::int64_t>(static_cast<double>(list) * share);
    return {price / step * step};
}

std::int64_t quantity_for(Company& c, const Buyer& buyer, const Good& good) {
    std::int64_t quantity = series()[good.series].quantities[c.dice.weighted(kQuantities)];
    if (buyer.customer.tier == Tier::a && c.dice.chance(0.35)) quantity *= 2;
    if (buyer.customer.tier == Tier::d && c.dice.chance(0.5)) quantity = (quantity + 1) / 2;
    return quantity;
}

std::vector<Piece> basket(Company& c, const Buyer& buyer) {
    std::vector<std::size_t> wanted = buyer.favourites;
    const std::size_t lines = std::min(c.dice.weighted(kLines) + 1, wanted.size());
    std::vector<Piece> pieces;
    while (pieces.size() < lines) {
        const auto at =
            static_cast<std::size_t>(c.dice.between(0, static_cast<int>(wanted.size()) - 1));
        const Good& good = c.goods[wanted[at]];
        pieces.push_back(
            {wanted[at], quantity_for(c, buyer, good), offered(c, buyer, good.product)});
        wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return pieces;
}

bool is_covered(const Company& c, const Deal& deal) {
    return std::all_of(deal.pieces.begin(), deal.pieces.end(), [&](const Piece& piece) {
        return piece.quantity <= c.goods[piece.good].shelf.available();
    });
}

Ctx& seller_of(Company& c, const Deal& deal) { return c.sellers[deal.buyer->seller]; }

/// Keeps what later units need of the answer.
void remember(Deal& deal, const orders::OrderView& view) {
    deal.order = view.id;
    deal.version = view.version;
    deal.lines.clear();
    for (const auto& line : view.lines) deal.lines.push_back(line.id);
}

/// Once the customer said yes: calls it off, waits for the money, or ships.
void go_on(Company& c, Deal& deal) {
    hold(c, deal);
    if (c.dice.chance(kCalledOff)) {
        c.at(c.now.plus_ms(c.dice.between(20, 90) * kMinuteMs), [&c, &deal] {
            if (deal.shipments == 0 && deal.paid.v == 0) cancel(c, deal);
        });
        return;
    }
    if (deal.buyer->terms == Terms::prepaid)
        plan_prepayment(c, deal);
    else
        plan_shipping(c, deal);
}

void change(Company& c, Deal& deal) {
    const std::string_view note = c.dice.pick(kChangedNote);
    c.call(seller_of(c, deal), [&deal, note](Tx& tx, const Ctx& ctx) -> Result<> {
        Edit edit{deal.order, deal.version, boost::json::object{{"note", note}}};
        TRY(const auto view, orders::edit_order(tx, ctx, edit));
        remember(deal, view);
        return Done{};
    });
}

/// A draft goes to the customer, who answers within two days.
void negotiate(Company& c, Deal& deal) {
    if (c.dice.chance(kChanged))
        c.at(c.now.plus_ms(c.dice.between(3, 15) * kMinuteMs), [&c, &deal] { change(c, deal); });
    c.at(c.now.plus_ms(c.dice.between(16, 50) * kMinuteMs), [&c, &deal] { submit(c, deal); });
    const Date answer = c.season.plus_open_days(c.day(), c.dice.between(1, 2));
    const bool declined = c.dice.chance(kDeclined);
    c.on(answer, 9, 17.5, [&c, &deal, declined] {
        if (declined)
            cancel(c, deal);
        else
            confirm(c, deal);
    });
}

}  // namespace

void enter_customer(Company& c, Buyer& buyer) {
    buyer.customer.status = buyer.status;
    c.call(c.sellers[buyer.seller], [&buyer](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto view, customers::create_customer(tx, ctx, buyer.customer));
        buyer.id = view.id;
        return Done{};
    });
    plan_contact(c, buyer, c.day().plus_days(c.dice.between(1, 9)));
}

void set_status(Company& c, Buyer& buyer, CustomerStatus status) {
    if (buyer.status == status) return;
    buyer.status = status;
    const std::string_view reason = status == CustomerStatus::lost ? c.dice.pick(kLost) : "";
    c.call(c.sellers[buyer.seller], [&buyer, status, reason](Tx& tx, const Ctx& ctx) -> Result<> {
        Edit edit;
        edit.id = buyer.id;
        edit.members = boost::json::object{{"status", enum_name(status)}};
        if (!reason.empty()) edit.members.get_object()["status_reason"] = reason;
        CHECK(customers::edit_customer(tx, ctx, edit));
        return Done{};
    });
}

Deal& new_deal(Company& c, Buyer& buyer, std::vector<Piece> pieces) {
    Deal& deal = c.deals.emplace_back();
    deal.buyer = &buyer;
    deal.pieces = std::move(pieces);
    for (const Piece& piece : deal.pieces) {
        deal.amount += line_amount({piece.quantity}, piece.price).value_or(Money{});
        c.goods[piece.good].shelf.asked_today += piece.quantity;
    }
    buyer.last_order_on = c.day();
    set_status(c, buyer, CustomerStatus::customer);
    return deal;
}

void enter(Company& c, Deal& deal, Enter how) {
    const Date promised = c.season.plus_open_days(c.day(), c.dice.between(2, 7));
    const std::string_view words = c.dice.pick(kYes);
    c.call(seller_of(c, deal),
           [&c, &deal, how, promised, words](Tx& tx, const Ctx& ctx) -> Result<> {
               orders::NewOrder order;
               order.customer_id = deal.buyer->id;
               order.promised_on = promised;
               for (const Piece& piece : deal.pieces)
                   order.lines.push_back({c.goods[piece.good].id, {piece.quantity}, piece.price});
               if (deal.buyer->terms == Terms::prepaid) order.pay_term = orders::PayTerm::prepaid;
               order.confirm = how != Enter::draft;
               order.accept_shortage = how == Enter::confirmed_short;
               if (order.confirm) order.confirmed_by = deal.buyer->customer.contact_name;
               if (order.confirm) order.words = words;
               TRY(const auto view, orders::create_order(tx, ctx, order));
               remember(deal, view);
               return Done{};
           });
    if (how != Enter::draft) go_on(c, deal);
}

void submit(Company& c, Deal& deal) {
    c.call(seller_of(c, deal), [&deal](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::Submission sending;
        sending.id = deal.order;
        CHECK(orders::submit_order(tx, ctx, sending));
        return Done{};
    });
}

void confirm(Company& c, Deal& deal) {
    const bool covered = is_covered(c, deal);
    if (!covered && ++deal.tries < kTries && !c.dice.chance(kTakesWhatIsThere)) {
        c.on(c.season.plus_open_days(c.day(), c.dice.between(2, 4)), 9, 17,
             [&c, &deal] { confirm(c, deal); });
        return;
    }
    const std::string_view words = c.dice.pick(kYes);
    c.call(seller_of(c, deal), [&deal, covered, words](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::Confirmation yes;
        yes.id = deal.order;
        yes.accept_shortage = !covered;
        yes.confirmed_by = deal.buyer->customer.contact_name;
        yes.words = words;
        CHECK(orders::confirm_order(tx, ctx, yes));
        return Done{};
    });
    go_on(c, deal);
}

void cancel(Company& c, Deal& deal) {
    deal.ended = true;
    release(c, deal);
    const std::string_view reason = c.dice.pick(kNo);
    c.call(seller_of(c, deal), [&deal, reason](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::Cancellation no;
        no.id = deal.order;
        no.reason = reason;
        CHECK(orders::cancel_order(tx, ctx, no));
        return Done{};
    });
}

void place_order(Company& c, Buyer& buyer) {
    Deal& deal = new_deal(c, buyer, basket(c, buyer));
    const bool at_once = c.dice.chance(kAgreedAtOnce);
    const bool covered = is_covered(c, deal);
    if (at_once && covered) return enter(c, deal, Enter::confirmed);
    if (at_once && c.dice.chance(kTakesWhatIsThere)) return enter(c, deal, Enter::confirmed_short);
    enter(c, deal, Enter::draft);
    negotiate(c, deal);
}

void tidy_customers(Company& c) {
    const Date today = c.day();
    for (Buyer& buyer : c.buyers) {
        if (buyer.joins >= today || buyer.let_go) continue;
        const bool is_lead = buyer.status <= CustomerStatus::prospect;
        const Date last = buyer.last_order_on ? buyer.last_order_on : buyer.joins;
        const int silent = today.days - last.days;
        if (is_lead && silent > kColdLeadDays && c.dice.chance(0.3))
            set_status(c, buyer, CustomerStatus::lost);
        if (buyer.status == CustomerStatus::customer && silent > kSilentDays)
            set_status(c, buyer, CustomerStatus::dormant);
    }
}

}  // namespace zhuli::cli::demo
