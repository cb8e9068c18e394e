#include "features/identity/use_cases_called.hpp"

#include "core/text/text.hpp"
#include "features/identity/store.hpp"

namespace zhuli::identity {

std::vector<Id> people_called(storage::Tx& tx, std::string_view name_or_email) {
    return users_called(tx, name_or_email, text::fold(name_or_email));
}

}  // namespace zhuli::identity
