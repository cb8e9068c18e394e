#include "features/orders/feature.hpp"

#include "features/orders/jobs.hpp"
#include "features/orders/messages.hpp"
#include "features/orders/model_allowance.hpp"
#include "features/orders/model_changes.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/store.hpp"
#include "features/orders/use_cases_approval.hpp"
#include "features/orders/use_cases_notes.hpp"

namespace zhuli::orders {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog",  "price_lists",
                                         "stock",    "notices",   "approvals"};

constexpr EntityMeta kEntities[] = {
    {"order", fields_of<OrderView>(), "orders.read", "sales_order", "owner_id"},
    {"order_line", fields_of<OrderLine>(), "orders.read"},
    {"receipt", fields_of<Receipt>(), "orders.read"},
    {"instalment", fields_of<Due>(), "orders.read"},
    {"payment_release", fields_of<ReleaseView>(), "orders.read"},
    {"shipment", fields_of<Shipment>(), "orders.read"},
    {"order_change", fields_of<ChangeView>(), "orders.read"},
    {"return", fields_of<ReturnView>(), "orders.read", "sales_return", "owner_id"},
    {"return_settings", fields_of<ReturnSettings>(), "orders.read"}};

constexpr NoteKind kNotes[] = {{"order", "orders.read", &show_remarks}};

constexpr storage::Part kOrderParts[] = {
    storage::part<OrderLine>("lines", "order_id", "line_no"),
    storage::part<Instalment>("instalments", "order_id", "line_no"),
    storage::part<PaymentRelease>("", "order_id", "id"),
    storage::part<Receipt>("", "order_id", "id"),
    storage::part<Allowance>("", "order_id", "id"),
    storage::part<Shipment>("", "order_id", "id"),
    storage::part<ShipmentLine>("", "order_id", "id")};
constexpr storage::Part kReturnParts[] = {storage::part<ReturnLine>("lines", "return_id", "id")};
constexpr storage::Recorded kRecords[] = {
    storage::recorded<Order>(kOrderParts, true), storage::recorded<Return>(kReturnParts),
    storage::recorded<OrderChange>(), storage::recorded<ReturnSettings>()};

/// The warehouse has a task with whom it brings goods to, finance with who owes.
const CustomerTask kTasks[] = {{"orders.deliver", &to_deliver()},
                               {"receivables.edit", &to_collect()}};

constexpr ApprovalSubject kApprovals[] = {{"order", &follow_approval}};

constexpr jobs::JobKind kJobs[] = {{"orders.dues", &watch_dues, kHourMs},
                                   {"orders.turns", &watch_turns, kHourMs}};

}  // namespace

const Feature feature{.name = "orders",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .notes = kNotes,
                      .records = kRecords,
                      .approvals = kApprovals,
                      .customer_tasks = kTasks};

}  // namespace zhuli::orders
