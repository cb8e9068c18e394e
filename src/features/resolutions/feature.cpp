#include "features/resolutions/feature.hpp"

#include "features/resolutions/messages.hpp"
#include "features/resolutions/rules.hpp"
#include "features/resolutions/store.hpp"
#include "features/resolutions/use_cases.hpp"

namespace zhuli::resolutions {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog", "orders",
                                         "tickets",  "approvals", "notices"};

constexpr EntityMeta kEntities[] = {
    {"resolution", fields_of<ResolutionView>(), "resolutions.read", "resolution", "owner_id"},
    {"voucher", fields_of<VoucherView>(), "resolutions.read", "voucher", "owner_id"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Resolution>(),
                                          storage::recorded<Voucher>()};

constexpr ApprovalSubject kApprovals[] = {{"compensation", &follow_approval}};

}  // namespace

const Feature feature{.name = "resolutions",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords,
                      .approvals = kApprovals};

}  // namespace zhuli::resolutions
