#include "features/invoices/feature.hpp"

#include "features/invoices/messages.hpp"
#include "features/invoices/rules.hpp"
#include "features/invoices/store.hpp"

namespace zhuli::invoices {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "orders"};

constexpr EntityMeta kEntities[] = {
    {"invoice", fields_of<InvoiceView>(), "invoices.read", "invoice", "owner_id"},
    {"invoice_title", fields_of<TitleView>(), "invoices.read"},
    {"invoice_part", fields_of<InvoicePart>(), "invoices.read"}};

constexpr storage::Part kParts[] = {storage::part<InvoicePart>("parts", "invoice_id", "id")};
constexpr storage::Recorded kRecords[] = {storage::recorded<InvoiceTitle>(),
                                          storage::recorded<Invoice>(kParts)};

}  // namespace

const Feature feature{.name = "invoices",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::invoices
