#include "app/features.hpp"

#include "features/approvals/feature.hpp"
#include "features/attachments/feature.hpp"
#include "features/cases/feature.hpp"
#include "features/catalog/feature.hpp"
#include "features/cleanup/feature.hpp"
#include "features/comments/feature.hpp"
#include "features/confirmations/feature.hpp"
#include "features/contracts/feature.hpp"
#include "features/customers/feature.hpp"
#include "features/day_plans/feature.hpp"
#include "features/directory/feature.hpp"
#include "features/duplicates/feature.hpp"
#include "features/exports/feature.hpp"
#include "features/followups/feature.hpp"
#include "features/handover/feature.hpp"
#include "features/identity/feature.hpp"
#include "features/imports/feature.hpp"
#include "features/inquiries/feature.hpp"
#include "features/intake/feature.hpp"
#include "features/invoices/feature.hpp"
#include "features/key_accounts/feature.hpp"
#include "features/knowledge/feature.hpp"
#include "features/logistics/feature.hpp"
#include "features/mailboxes/feature.hpp"
#include "features/metrics/feature.hpp"
#include "features/notices/feature.hpp"
#include "features/offers/feature.hpp"
#include "features/opportunities/feature.hpp"
#include "features/orders/feature.hpp"
#include "features/pool/feature.hpp"
#include "features/price_lists/feature.hpp"
#include "features/proposals/feature.hpp"
#include "features/purchasing/feature.hpp"
#include "features/quotes/feature.hpp"
#include "features/receivables/feature.hpp"
#include "features/resolutions/feature.hpp"
#include "features/retros/feature.hpp"
#include "features/revisits/feature.hpp"
#include "features/shortages/feature.hpp"
#include "features/stock/feature.hpp"
#include "features/sub_requests/feature.hpp"
#include "features/tickets/feature.hpp"
#include "features/today/feature.hpp"
#include "features/visits/feature.hpp"

namespace zhuli::app {

std::span<const Feature* const> features() {
    static const Feature* const all[] = {
        &identity::feature,      &customers::feature,   &attachments::feature,
        &catalog::feature,       &price_lists::feature, &stock::feature,
        &notices::feature,       &approvals::feature,   &orders::feature,
        &receivables::feature,   &invoices::feature,    &inquiries::feature,
        &tickets::feature,       &resolutions::feature, &revisits::feature,
        &sub_requests::feature,  &cases::feature,       &intake::feature,
        &retros::feature,        &mailboxes::feature,   &comments::feature,

        &opportunities::feature, &proposals::feature,   &quotes::feature,
        &contracts::feature,     &followups::feature,   &metrics::feature,
        &key_accounts::feature,  &pool::feature,        &cleanup::feature,
        &offers::feature,        &visits::feature,      &duplicates::feature,
        &knowledge::feature,     &imports::feature,     &handover::feature,
        &day_plans::feature,     &directory::feature,   &confirmations::feature,
        &logistics::feature,     &shortages::feature,   &purchasing::feature,
        &exports::feature,       &today::feature};
    return all;
}

}  // namespace zhuli::app
