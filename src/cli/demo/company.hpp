// The demo company while it is being simulated: its people, products and customers, the agenda of
// what happens when, and the pipeline through which everything is done by the real use cases at the
// simulated instant. Departments (sales, warehouse, ...) are plain functions over it.
//
// The simulation runs ahead of the database: what a use case answered (ids, numbers) is known only
// to the units that run later, never to the simulation itself.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <queue>

#include "cli/demo/assortment.hpp"
#include "cli/demo/demo.hpp"
#include "cli/demo/dice.hpp"
#include "cli/demo/directory.hpp"
#include "cli/demo/season.hpp"
#include "cli/demo/shelf.hpp"
#include "core/calendar/time_zone.hpp"
#include "features/catalog/model.hpp"
#include "features/identity/model.hpp"
#include "features/opportunities/model.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/stock/model.hpp"
#include "storage/pipeline.hpp"

namespace zhuli::cli::demo {

using storage::Tx;

inline constexpr std::size_t kWarehouseCount = 2;
inline constexpr int kEnteringDays = 7;  // customers are entered before the first order

/// How a customer pays.
enum class Terms { prepaid, on_delivery, month, two_months };

struct Good {
    catalog::Product product;
    std::size_t series = 0;
    std::size_t warehouse = 0;  // index into Company::warehouses
    Shelf shelf;
    double popularity = 1;
    Id id;  // of the stored product; known to units only
};

struct Buyer {
    customers::Customer customer;
    Id id;  // of the stored customer; known to units only
    const Place* place = nullptr;
    std::size_t seller = 0;  // index into Company::sellers
    Terms terms = Terms::prepaid;
    double days_between_orders = 30;
    Date joins;
    Date last_order_on;
    std::vector<std::size_t> favourites;  // goods
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    bool kept_for_today = false;  // its next contact is part of today's open work
    bool is_courted = false;      // has an opportunity
    bool let_go = false;          // lies in the public pool: no seller's any more
};

struct Piece {
    std::size_t good = 0;
    std::int64_t quantity = 0;
    UnitPrice price;
    std::int64_t held = 0;
    std::int64_t shipped = 0;
    std::int64_t left() const { return quantity - shipped; }
};

/// One order from its entry to its end.
struct Deal {
    Buyer* buyer = nullptr;
    std::vector<Piece> pieces;
    Money amount, paid;
    bool prepaid_waits = false;  // ships once it is paid
    bool ended = false;          // cancelled
    int tries = 0;
    int shipments_on_the_way = 0;
    std::size_t shipments = 0;

    // Written and read by units only.
    Id order, return_document;
    std::int64_t version = 0;
    std::vector<Id> lines;
    std::vector<Id> shipment_ids;
};

/// An opportunity somebody works on.
struct Prospect {
    const Ctx* seller = nullptr;
    opportunities::Opportunity first;  // as it was begun
    Id id;                             // known to units only
};

struct Company {
    Company(storage::Database& db, const identity::Org& org, const DemoScale& scale, Date today);

    // Time. `now` is the instant of the action being done.
    void at(Instant when, std::function<void()> action);
    /// On `day` at a random moment of these hours, not before now.
    void on(Date day, double from_hour, double to_hour, std::function<void()> action);
    /// Does what is on the agenda until the clock reaches `end`; later actions are forgotten.
    Result<> live_until(Instant end);
    Date day() const { return business_date(zone, now); }
    Instant moment(Date day, double from_hour, double to_hour);

    /// Queues one call of a use case by `who` at `now`.
    using Call = std::function<Result<>(Tx&, const Ctx&)>;
    void call(const Ctx& who, Call work);

    storage::Pipeline pen;
    const identity::Org org;
    const DemoScale scale;
    const TimeZone zone;
    const Date today;  // the day the company is made for: the simulation ends as it begins
    const Season season;
    Dice dice{20261124};
    Instant now;

    Ctx finance, warehouse, purchasing, service, marketing, manager;
    std::vector<Ctx> sellers;
    std::array<Id, kSeriesCount> lines;          // known to units only
    std::array<Id, kWarehouseCount> warehouses;  // known to units only
    std::deque<Good> goods;
    std::deque<Buyer> buyers;
    std::deque<Buyer> twins;  // buyers that somebody entered once more
    std::deque<Deal> deals;
    std::vector<Deal*> waiting_for_goods;
    std::deque<Prospect> prospects;

 private:
    struct Action {
        Instant when;
        std::int64_t order;
        std::function<void()> act;
        bool operator<(const Action& other) const {
            return std::tie(other.when, other.order) < std::tie(when, order);
        }
    };
    std::priority_queue<Action> agenda_;
    std::int64_t actions_ = 0;
};

// ---- opening.cpp: people, products, opening stock -----------------------------------------------
Result<> hire_people(storage::Database& db, Company& company);
void set_up_catalog(Company& company);
void open_stock(Company& company);

// ---- market.cpp --------------------------------------------------------------------------------
/// Customers of the first day and those who join later, and the days they will order on.
void find_customers(Company& company);

// ---- twins.cpp ---------------------------------------------------------------------------------
/// Some of the first customers are entered once more, in another spelling, in the last weeks.
void plan_twins(Company& company);
inline constexpr std::size_t kTwins = 5;

// ---- prospects.cpp -----------------------------------------------------------------------------
/// Opportunities of each seller, in every stage on the day the company is made for.
void plan_prospects(Company& company);

// ---- proposals.cpp -----------------------------------------------------------------------------
/// Proposals of some sellers in every state, to customers they court.
void plan_proposals(Company& company);

// ---- quotes.cpp --------------------------------------------------------------------------------
/// Quotes of some sellers in every state, to customers that buy anyway.
void plan_quotes(Company& company);

// ---- key_people.cpp ----------------------------------------------------------------------------
/// Decision maps and joint plans of some large customers, and a group.
void plan_key_accounts(Company& company);

// ---- sales.cpp ---------------------------------------------------------------------------------
void enter_customer(Company& company, Buyer& buyer);
void set_status(Company& company, Buyer& buyer, customers::CustomerStatus status);
void place_order(Company& company, Buyer& buyer);
/// A deal with these goods at this buyer's prices; nothing is written.
Deal& new_deal(Company& company, Buyer& buyer, std::vector<Piece> pieces);
enum class Enter { draft, confirmed, confirmed_short };
/// Enters the order; a confirmed one holds stock and goes its way.
void enter(Company& company, Deal& deal, Enter how);
void submit(Company& company, Deal& deal);
void confirm(Company& company, Deal& deal);
void cancel(Company& company, Deal& deal);
/// Month by month: who fell silent is marked dormant, leads that never bought are lost.
void tidy_customers(Company& company);

// ---- warehouse.cpp -----------------------------------------------------------------------------
/// Takes stock for a confirmed deal out of what is available; the rest is backordered.
void hold(Company& company, Deal& deal);
void plan_shipping(Company& company, Deal& deal);
void add_carriers(Company& company);
void release(Company& company, Deal& deal);
/// Holds what came in for a deal that waited, and lets it ship.
void hold_again(Company& company, Deal& deal);
/// Ships everything that is held for it, now.
void ship_held(Company& company, Deal& deal);
void request_return(Company& company, Deal& deal, bool receive_it);

// ---- purchasing.cpp ----------------------------------------------------------------------------
void move_stock(Company& company, const Ctx& who, Good& good, std::int64_t quantity,
                stock::MoveReason reason, std::string note);
/// In the evening: what sold, what is to be ordered, and on the last day of a month the stock
/// count.
void close_day(Company& company);

// ---- supplying.cpp -----------------------------------------------------------------------------
/// Suppliers, reorder rules, and orders to suppliers in every state.
void plan_supplying(Company& company);

// ---- finance.cpp -------------------------------------------------------------------------------
void plan_prepayment(Company& company, Deal& deal);
void plan_payment(Company& company, Deal& deal);

// ---- contacts.cpp ------------------------------------------------------------------------------
/// Talks to the customer now and agrees on the day of the next talk.
void contact_until(Company& company, Buyer& buyer, Date next);
/// The same, choosing and planning the next one.
void contact(Company& company, Buyer& buyer);
void plan_contact(Company& company, Buyer& buyer, Date day);

// ---- pools.cpp ---------------------------------------------------------------------------------
/// A public pool, and customers the sellers let go of in the last days.
void plan_pools(Company& company);

// ---- untidy.cpp --------------------------------------------------------------------------------
/// Records that somebody should put right, in the last weeks.
void plan_untidy(Company& company);

// ---- papers.cpp --------------------------------------------------------------------------------
/// Price lists and minutes that sellers keep with their customers.
void plan_papers(Company& company);

// ---- money.cpp ---------------------------------------------------------------------------------
/// What the bank shows on the last open day, and invoices.
void plan_money(Company& company);

// ---- offers.cpp --------------------------------------------------------------------------------
/// Customers who consent, an offer to a segment, and what came of it.
void plan_offers(Company& company);
void plan_visits(Company& company);

// ---- contracts.cpp -----------------------------------------------------------------------------
/// Contracts of good customers, running, ending, expired and renewed, with orders under them.
void plan_contracts(Company& company);

// ---- price_lists.cpp ---------------------------------------------------------------------------
/// Lists for everybody, the best customers and one customer, and one that is over.
void plan_price_lists(Company& company);

// ---- knowledge.cpp -----------------------------------------------------------------------------
/// Cards and scripts, some about to expire, one new version waiting for the manager.
void plan_knowledge(Company& company);

// ---- approvals.cpp -----------------------------------------------------------------------------
/// Policies that begin on the last evening, and what is asked for then.
void plan_approvals(Company& company);

// ---- asking.cpp --------------------------------------------------------------------------------
/// Inquiries of the last weeks, and some that still wait for an answer.
void plan_asking(Company& company);

// ---- complaints.cpp ----------------------------------------------------------------------------
/// Complaints of the last weeks in every stage, and some that nobody has looked at.
void plan_complaints(Company& company);
void plan_lessons(Company& company);

// ---- care.cpp ----------------------------------------------------------------------------------
/// Departments that were asked, a complaint by the public form, a mark by link: the last open day.
void plan_care(Company& company);

// ---- talk.cpp ----------------------------------------------------------------------------------
/// Colleagues mention each other in comments on records: the last open day.
void plan_talk(Company& company);

// ---- mails.cpp ---------------------------------------------------------------------------------
/// A complaint by mail, what went to and fro about it, and a mail of a machine: the last open day.
void plan_mails(Company& company);

// ---- letters.cpp -------------------------------------------------------------------------------
struct Letter {
    Id ticket;
    std::string_view found, done;
    std::int64_t voucher_minor = 0;
    bool accepted = true;
};
/// Written, sent, and perhaps accepted on the phone; by whoever has the complaint.
Result<> answer_by_letter(Tx& tx, const Ctx& ctx, const Letter& letter);

// ---- days.cpp ----------------------------------------------------------------------------------
/// Hours that customers were told, and what sellers want of their days.
void plan_days_ahead(Company& company);

// ---- open_work.cpp -----------------------------------------------------------------------------
/// Puts on the agenda of the last days what is to be open on the day the company is made.
void plan_open_work(Company& company);

}  // namespace zhuli::cli::demo
