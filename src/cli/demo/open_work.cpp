// What is to be open on the day the company is made, so that everybody finds work whatever chance
// left over: per assistant a draft, an order whose customer has a private link (one customer wants
// it otherwise), one to ship, one whose goods ran out, a return to receive, and customers to call
// since some days, today and later; for purchasing, products that are below their safety stock.
#include <algorithm>

#include "cli/demo/company.hpp"
#include "features/confirmations/use_cases.hpp"
#include "features/confirmations/use_cases_open.hpp"
#include "features/identity/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr int kSoldOut = 4;           // products nobody can supply any more
constexpr int kSoldOutOpenDays = 12;  // since when

struct LastDays {
    Date last, before, earlier;  // open days
};

LastDays last_days(const Company& c) {
    const Date last = c.season.open_before(c.today);
    const Date before = c.season.open_before(last);
    return {last, before, c.season.open_before(before)};
}

/// Customers of a seller who are known by `day`, those who buy most first.
std::vector<Buyer*> buyers_of(Company& c, std::size_t seller, Date day) {
    std::vector<Buyer*> found;
    for (Buyer& buyer : c.buyers)
        if (buyer.seller == seller && buyer.joins < day && buyer.days_between_orders > 0)
            found.push_back(&buyer);
    std::stable_sort(found.begin(), found.end(), [](const Buyer* a, const Buyer* b) {
        return a->days_between_orders < b->days_between_orders;
    });
    return found;
}

Piece piece_of(const Company& c, std::size_t good, std::int64_t quantity) {
    return {good, quantity, c.goods[good].product.list_price_e4};
}

/// The product of which most is there.
std::size_t plentiful(const Company& c) {
    const auto at =
        std::max_element(c.goods.begin(), c.goods.end(), [](const Good& a, const Good& b) {
            return a.shelf.available() / a.shelf.lot < b.shelf.available() / b.shelf.lot;
        });
    return static_cast<std::size_t>(at - c.goods.begin());
}

/// The customer gets a private link, and may want one thing otherwise.
void ask_customer(Company& c, Deal& deal, bool corrects) {
    c.call(c.sellers[deal.buyer->seller],
           [&deal, corrects, &c](Tx& tx, const Ctx& ctx) -> Result<> {
               confirmations::Asking asking;
               asking.id = deal.order;
               TRY(const auto asked, confirmations::ask_customer(tx, ctx, asking));
               if (!corrects) return Done{};
               confirmations::OpenAnswer answer;
               answer.token = std::string_view(asked.link).substr(std::string_view("/c/").size());
               answer.answered_by = deal.buyer->customer.contact_name;
               answer.words = std::string_view("别的都对，地址换一下，送新厂区。");
               answer.corrections.push_back(
                   {confirmations::Term::delivery_address, 0, {}, "新厂区 3 号门，白天收货"});
               const Ctx nobody = identity::system_ctx(c.org, ctx.now, Path::rule);
               CHECK(confirmations::answer_confirmation(tx, nobody, answer));
               return Done{};
           });
}

void order_plenty(Company& c, Buyer& buyer, bool confirmed, bool submitted) {
    const std::size_t good = plentiful(c);
    Deal& deal = new_deal(c, buyer, {piece_of(c, good, c.goods[good].shelf.lot)});
    enter(c, deal, confirmed ? Enter::confirmed : Enter::draft);
    if (submitted) ask_customer(c, deal, buyer.seller == 0);
}

/// Everything that is there and as much again: the rest stays without a date.
void order_too_much(Company& c, Buyer& buyer, std::size_t good) {
    const Shelf& shelf = c.goods[good].shelf;
    const std::int64_t quantity = shelf.available() + shelf.incoming + 4 * shelf.lot;
    enter(c, new_deal(c, buyer, {piece_of(c, good, quantity)}), Enter::confirmed_short);
}

/// A return of the seller's newest delivered order.
void send_back(Company& c, std::size_t seller) {
    for (auto deal = c.deals.rbegin(); deal != c.deals.rend(); ++deal) {
        const bool delivered = deal->shipments > 0 && deal->shipments_on_the_way == 0;
        const bool whole = std::all_of(deal->pieces.begin(), deal->pieces.end(),
                                       [](const Piece& piece) { return piece.left() == 0; });
        if (deal->buyer->seller != seller || !delivered || !whole) continue;
        return request_return(c, *deal, false);
    }
}

void plan_calls(Company& c, const std::vector<Buyer*>& buyers, LastDays days) {
    const Date next[] = {days.before,          days.last,           c.today, c.today,
                         c.today.plus_days(2), c.today.plus_days(5)};
    for (std::size_t i = 0; i < std::size(next) && i < buyers.size(); ++i) {
        Buyer& buyer = *buyers[buyers.size() - 1 - i];
        c.on(days.earlier, 16, 18, [&c, &buyer, on = next[i]] {
            buyer.kept_for_today = true;
            contact_until(c, buyer, on);
        });
    }
}

void plan_orders_of(Company& c, const std::vector<Buyer*>& buyers, std::size_t sold_out,
                    LastDays days) {
    const auto buyer = [&](std::size_t i) { return buyers[i % buyers.size()]; };
    c.on(days.last, 15, 17.5, [&c, who = buyer(0)] { order_plenty(c, *who, false, false); });
    c.on(days.last, 15, 17.5, [&c, who = buyer(1)] { order_plenty(c, *who, false, true); });
    c.on(days.last, 15.5, 17.5, [&c, who = buyer(2)] { order_plenty(c, *who, true, false); });
    c.on(days.before, 10, 12,
         [&c, who = buyer(3), sold_out] { order_too_much(c, *who, sold_out); });
}

}  // namespace

void plan_open_work(Company& c) {
    const LastDays days = last_days(c);
    Date since = days.last;
    for (int i = 0; i < kSoldOutOpenDays; ++i) since = c.season.open_before(since);
    const std::size_t step = c.goods.size() / kSoldOut;
    c.on(since, 8, 8.5, [&c, step] {
        for (std::size_t i = 0; i < kSoldOut; ++i) c.goods[i * step].shelf.sold_out = true;
    });
    for (std::size_t seller = 0; seller < c.sellers.size(); ++seller) {
        const auto buyers = buyers_of(c, seller, days.earlier);
        if (buyers.empty()) continue;
        plan_calls(c, buyers, days);
        plan_orders_of(c, buyers, seller * step, days);
        c.on(days.last, 9, 17, [&c, seller] { send_back(c, seller); });
    }
}

}  // namespace zhuli::cli::demo
