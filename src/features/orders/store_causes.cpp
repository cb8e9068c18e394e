#include "features/orders/store_causes.hpp"

namespace zhuli::orders {

constexpr storage::Sql kReturnSettings{
    "orders.return_settings",
    "SELECT id, version, causes, created_at, updated_at FROM return_settings WHERE org_id = $1"};

std::optional<ReturnSettings> stored_return_settings(storage::Tx& tx) {
    return tx.one<ReturnSettings>(kReturnSettings);
}

}  // namespace zhuli::orders
