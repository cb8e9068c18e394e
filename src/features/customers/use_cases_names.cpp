#include "features/customers/use_cases_names.hpp"

#include "features/customers/store.hpp"

namespace zhuli::customers {

std::map<Id, std::string> names_of(storage::Tx& tx, std::span<const Id> customers) {
    return names_by_id(tx, customers);
}

}  // namespace zhuli::customers
