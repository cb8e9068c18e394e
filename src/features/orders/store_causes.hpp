// The statement over the causes of returns an organisation keeps.
#pragma once

#include <optional>

#include "features/orders/model_returns.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

extern const storage::Sql kReturnSettings;

std::optional<ReturnSettings> stored_return_settings(storage::Tx& tx);

}  // namespace zhuli::orders
