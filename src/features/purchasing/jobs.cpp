#include "features/purchasing/jobs.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <set>

#include "core/value/id.hpp"
#include "features/purchasing/use_cases.hpp"
#include "jobs/units.hpp"

namespace zhuli::purchasing {

namespace {

constexpr std::string_view kKinds[] = {"stock.moved",        "order.confirmed", "order.shipped",
                                       "order.cancelled",    "order.reduced",   "order.changed",
                                       "order.short_closed", "order.reserved",  "order.unreserved",
                                       "return.inspected"};

void add_product(std::set<Id>& products, const boost::json::object& object) {
    Id id;
    Reading reading;
    const auto* value = object.if_contains("product_id");
    if (value != nullptr && Value<Id>::read(*value, id, reading) && id) products.insert(id);
}

/// Of a move, or of an order's lines.
void add_products(std::set<Id>& products, std::string_view body) {
    boost::system::error_code error;
    const auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    if (error || !json.is_object()) return;
    add_product(products, json.get_object());
    const auto* lines = json.get_object().if_contains("lines");
    if (lines == nullptr || !lines->is_array()) return;
    for (const auto& line : lines->get_array())
        if (line.is_object()) add_product(products, line.get_object());
}

}  // namespace

Result<> advise_nightly(const jobs::JobRun& run) {
    Id last;
    return jobs::in_patient_units(run, [&last](Tx& tx, const Ctx& ctx) -> Result<std::int64_t> {
        TRY(const Id next, advise_after(tx, ctx, last));
        last = next;
        return next ? 1 : 0;
    });
}

void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> products;
    for (const auto& event : events)
        if (std::ranges::find(kKinds, event.kind) != std::end(kKinds))
            add_products(products, event.body);
    const std::vector<Id> ids(products.begin(), products.end());
    const auto done = advise_on(tx, ctx, ids);
    INVARIANT(done.ok(), "a rule's product, supplier and warehouse are there");
}

}  // namespace zhuli::purchasing
