#include "features/receivables/feature.hpp"

#include "features/receivables/messages.hpp"
#include "features/receivables/rules.hpp"
#include "features/receivables/store.hpp"

namespace zhuli::receivables {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "orders"};

constexpr EntityMeta kEntities[] = {
    {"bank_receipt", fields_of<BankReceiptView>(), "receivables.read"},
    {"receipt_match", fields_of<MatchView>(), "receivables.read"}};

constexpr storage::Part kParts[] = {storage::part<Match>("", "bank_receipt_id", "id")};
constexpr storage::Recorded kRecords[] = {storage::recorded<BankReceipt>(kParts)};

}  // namespace

const Feature feature{.name = "receivables",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::receivables
