// A row of a file of contacts: whose, and who it is.
#pragma once

#include <vector>

#include "core/result.hpp"
#include "features/customers/model.hpp"

namespace zhuli::imports {

/// The cells of one row, by columns_of(ImportKind::contacts).
struct ContactRow {
    Text<60> customer_code;
    Text<120> customer_name;
    Text<60> contact_name;
    Text<60> contact_title;
    Phone phone;
    Email email;
    Text<60> wechat;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (),
                      (customer_code, customer_name, contact_name, contact_title, phone, email,
                       wechat))

inline customers::Contact contact_of(const ContactRow& row) {
    return {row.contact_name, row.contact_title, row.phone, row.email, row.wechat};
}
/// imports.whose: the row names no customer.
void check_row(const ContactRow& row, std::vector<FieldProblem>& problems);
/// Whether it is the same person: the same name, and no number of one says otherwise.
bool is_same_person(const customers::Contact& known, const customers::Contact& asked);

}  // namespace zhuli::imports
